package nas4j.hardware.transfer;

/**
 * How good predictions for a new device are, as far as what was measured tells: each measured architecture is predicted from
 * the others.
 *
 * @param measured architectures
 * @param spearman rank correlation of predictions and measurements, from −1 to 1
 * @param coverage90 share of measurements within their intervals of 90 %, which were fitted to that: it says little alone
 * @param logStd standard deviation of the natural logarithm of a latency, on average over all architectures: about the
 *     relative error
 * @param logStdWithMore the same after {@value #MORE} more measurements, if the model is right
 */
public record TransferQuality(int measured, double spearman, double coverage90, double logStd, double logStdWithMore) {
    /** Measurements of which it says whether they would help. */
    public static final int MORE = 10;

    private static final double WORTH_IT = 0.05;

    /** Share of the error that {@value #MORE} more measurements would take away. */
    public double gainOfMore() {
        return logStd > 0 ? 1 - logStdWithMore / logStd : 0;
    }

    /** Whether they would take away a twentieth of it or more. */
    public boolean isMoreWorthIt() {
        return gainOfMore() >= WORTH_IT;
    }
}
