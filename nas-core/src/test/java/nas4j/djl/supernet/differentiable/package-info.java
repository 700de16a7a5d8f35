@NullMarked
package nas4j.djl.supernet.differentiable;

import org.jspecify.annotations.NullMarked;
