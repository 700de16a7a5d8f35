package nas4j.evaluate.scalar;

import java.util.List;

/**
 * Accuracy and a cost: minus ACC · (LAT / T)^w, where w is α up to the target T and β above it. Of the values, the accuracy
 * comes first, as a fraction; then the cost, in the target's unit. Tan et al. 2019, "MnasNet: platform-aware neural
 * architecture search for mobile", equations 2 and 3.
 *
 * <p>The soft form does not keep the cost below the target: what is chosen in the end must be checked. The hard form nearly
 * does, but noise in a cost near the target decides then.
 *
 * @param target T, above 0
 * @param alpha at most 0
 * @param beta at most 0
 */
public record MnasNet(double target, double alpha, double beta) implements Scalarization {
    /**
     * The paper's exponent: twice the latency for 5 % more accuracy. It is right for their space and phone; see
     * {@link ExponentCalibration} for others.
     */
    public static final double PAPER_EXPONENT = -0.07;

    public MnasNet {
        if (!(target > 0) || Double.isInfinite(target)) {
            throw new IllegalArgumentException("found target [" + target + "], accepted: above 0");
        }
        if (!(alpha <= 0 && beta <= 0) || Double.isInfinite(alpha) || Double.isInfinite(beta)) {
            throw new IllegalArgumentException(
                    "found alpha [" + alpha + "] and beta [" + beta + "], accepted: numbers up to 0");
        }
    }

    /** Accuracy alone up to the target, and sharply less above it: α = 0, β = −1. */
    public static MnasNet hard(double target) {
        return new MnasNet(target, 0, -1);
    }

    /** The same exchange of accuracy for cost everywhere: α = β = w. */
    public static MnasNet soft(double target, double exponent) {
        return new MnasNet(target, exponent, exponent);
    }

    @Override
    public int objectives() {
        return 2;
    }

    @Override
    public double loss(List<Double> values) {
        if (values.size() != 2) {
            throw new IllegalArgumentException("found [" + values.size() + "] values, accepted: accuracy and cost");
        }
        return loss(values.get(0), values.get(1));
    }

    /**
     * The loss of one.
     *
     * @param accuracy a fraction, 0 to 1
     * @param cost above 0
     */
    public double loss(double accuracy, double cost) {
        if (!(accuracy >= 0 && accuracy <= 1)) {
            throw new IllegalArgumentException("found accuracy [" + accuracy + "], accepted: a fraction from 0 to 1"
                    + (accuracy > 1 && accuracy <= 100 ? "\nMaybe it is in percent." : ""));
        }
        if (!(cost > 0) || Double.isInfinite(cost)) {
            throw new IllegalArgumentException("found cost [" + cost + "], accepted: above 0");
        }
        return -accuracy * Math.pow(cost / target, cost <= target ? alpha : beta);
    }
}
