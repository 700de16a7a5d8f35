package nas4j.predict;

import java.util.List;

/**
 * Kendall's τ-b of a sample of things that two lists order, and where that of all such things probably is.
 *
 * @param tau from −1 to 1
 * @param n how many things there are
 */
public record KendallTau(double tau, int n) {
    /** With fewer the interval holds everything. */
    private static final int FEWEST = 5;

    private static final double QUANTILE = 1.959964;
    /** Variance of Fisher's z of τ, times the number of things less four. */
    private static final double VARIANCE = 0.437;

    /** That of two lists, {@link RankCorrelation#kendall}. */
    public static KendallTau of(List<Double> one, List<Double> other) {
        return new KendallTau(RankCorrelation.kendall(one, other), one.size());
    }

    /** Lower end of the interval that holds the τ of all with a probability of 95 %. */
    public double low() {
        return Math.min(tau, end(-1));
    }

    /** Upper end of that interval. */
    public double high() {
        return Math.max(tau, end(1));
    }

    /**
     * Normal approximation of Fisher's z, Fieller, Hartley and Pearson 1957, equation 13. A perfect order of the sample counts
     * as one with half of a pair the other way round, as z would be infinite.
     */
    private double end(int side) {
        if (n < FEWEST) {
            return side;
        }
        double pairs = n * (n - 1) / 2.0;
        double most = 1 - 1 / pairs;
        double inside = Math.clamp(tau, -most, most);
        double z = Math.log((1 + inside) / (1 - inside)) / 2;
        return Math.tanh(z + side * QUANTILE * Math.sqrt(VARIANCE / (n - 4)));
    }
}
