/** The few operations on matrices that surrogates need. */
@NullMarked
package nas4j.predictors.algebra;

import org.jspecify.annotations.NullMarked;
