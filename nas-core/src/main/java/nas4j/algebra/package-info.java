/** The few operations on matrices that models need. */
@NullMarked
package nas4j.algebra;

import org.jspecify.annotations.NullMarked;
