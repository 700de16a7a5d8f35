package nas4j.predictors.graph;

import java.util.List;
import nas4j.predict.Prediction;

/**
 * Labels as numbers of mean 0 and deviation 1, and back: z = (y / d − μ) / σ. By default d = 1. With labels per
 * multiply-accumulates d = log₁₀(GMACs + 1) + 1, of each network's own, so that what is learnt is how good a network is for
 * its size: Mills et al. 2023, "AIO-P", section 3.4.
 *
 * @param perMacs whether d depends on the network
 * @param mean μ
 * @param std σ; 0 if the labels are all alike, so that z = 0 and nothing else is expected
 */
public record LabelScale(boolean perMacs, double mean, double std) {
    private static final double GIGA = 1e9;
    private static final double LEAST_VARIANCE = 1e-24;

    /** Checks the deviation. */
    public LabelScale {
        if (!(std >= 0)) {
            throw new IllegalArgumentException("deviation [" + std + "] is below 0");
        }
    }

    /**
     * The scale of some labels of any size.
     *
     * @param graphs of the labels, at least 1
     */
    public static LabelScale of(boolean perMacs, List<FeatureGraph> graphs, List<Double> labels) {
        double[] ratios = new double[labels.size()];
        double most = Double.MIN_NORMAL;
        for (int k = 0; k < ratios.length; k++) {
            ratios[k] = labels.get(k) / divisor(perMacs, graphs.get(k).macs());
            most = Math.max(most, Math.abs(ratios[k]));
        }
        double mean = 0;
        for (double ratio : ratios) {
            mean += ratio / most / ratios.length;
        }
        double variance = 0;
        for (double ratio : ratios) {
            variance += (ratio / most - mean) * (ratio / most - mean) / ratios.length;
        }
        return new LabelScale(perMacs, mean * most, variance > LEAST_VARIANCE ? Math.sqrt(variance) * most : 0);
    }

    /** z of a label. */
    public double scaled(double label, FeatureGraph graph) {
        double ratio = label / divisor(perMacs, graph.macs());
        return std > 0 ? ratio / std - mean / std : 0;
    }

    /** The label of a z, and its deviation. */
    public Prediction prediction(Prediction z, FeatureGraph graph) {
        double divisor = divisor(perMacs, graph.macs());
        return new Prediction(finite((z.mean() * std + mean) * divisor), finite(z.std() * std * divisor));
    }

    private static double finite(double number) {
        return Math.clamp(number, -Double.MAX_VALUE, Double.MAX_VALUE);
    }

    private static double divisor(boolean perMacs, long macs) {
        return perMacs ? Math.log10(macs / GIGA + 1) + 1 : 1;
    }
}
