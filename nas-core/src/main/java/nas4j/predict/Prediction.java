package nas4j.predict;

/**
 * What is expected of an evaluation.
 *
 * @param mean in the unit of the values that were learnt from
 * @param std standard deviation of the true value around the mean, in the same unit, at least 0
 */
public record Prediction(double mean, double std) {
    public Prediction {
        if (!Double.isFinite(mean) || !(std >= 0) || Double.isInfinite(std)) {
            throw new IllegalArgumentException("prediction [" + mean + " ± " + std + "] is not finite");
        }
    }
}
