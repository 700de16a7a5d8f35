@NullMarked
package nas4j.search.differentiable;

import org.jspecify.annotations.NullMarked;
