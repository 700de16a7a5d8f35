@NullMarked
package nas4j.weights;

import org.jspecify.annotations.NullMarked;
