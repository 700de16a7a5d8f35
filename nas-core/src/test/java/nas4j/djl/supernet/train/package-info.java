@NullMarked
package nas4j.djl.supernet.train;

import org.jspecify.annotations.NullMarked;
