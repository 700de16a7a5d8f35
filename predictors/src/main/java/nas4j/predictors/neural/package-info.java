/** Small neural networks that predict, in plain Java. */
@NullMarked
package nas4j.predictors.neural;

import org.jspecify.annotations.NullMarked;
