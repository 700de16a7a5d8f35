/** Linear and support vector regression on the values themselves, as LINAS predicts. */
@NullMarked
package nas4j.predictors.linear;

import org.jspecify.annotations.NullMarked;
