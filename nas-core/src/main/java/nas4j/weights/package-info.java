/** The numbers of trained networks, and their file. Whoever handles them here needs no engine. */
@NullMarked
package nas4j.weights;

import org.jspecify.annotations.NullMarked;
