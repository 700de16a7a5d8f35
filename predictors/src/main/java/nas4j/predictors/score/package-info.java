/** How good predictions are: errors, orders, the best that they find, and what their intervals hold. */
@NullMarked
package nas4j.predictors.score;

import org.jspecify.annotations.NullMarked;
