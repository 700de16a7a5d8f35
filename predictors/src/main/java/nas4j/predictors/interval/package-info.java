/** Intervals around the predictions of any predictor, without assumptions on how its errors are distributed. */
@NullMarked
package nas4j.predictors.interval;

import org.jspecify.annotations.NullMarked;
