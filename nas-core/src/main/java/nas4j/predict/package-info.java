/**
 * What predicts the results of evaluations. To add a predictor, implement {@link nas4j.predict.PerformancePredictor} and
 * {@link nas4j.predict.PredictorProvider}, name the provider in {@code META-INF/services}, and let its test implement
 * {@code PredictorContract}.
 */
@NullMarked
package nas4j.predict;

import org.jspecify.annotations.NullMarked;
