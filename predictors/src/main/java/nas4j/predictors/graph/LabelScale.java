package nas4j.predictors.graph;

import java.util.List;

/**
 * Labels as numbers of mean 0 and deviation 1, and back: z = (y / d − μ) / σ. By default d = 1. With labels per
 * multiply-accumulates d = log₁₀(GMACs + 1) + 1, of each network's own, so that what is learnt is how good a network is for
 * its size: Mills et al. 2023, "AIO-P", section 3.4.
 *
 * @param perMacs whether d depends on the network
 * @param mean μ
 * @param std σ, above 0
 */
public record LabelScale(boolean perMacs, double mean, double std) {
    private static final double GIGA = 1e9;

    /** Checks the deviation. */
    public LabelScale {
        if (!(std > 0)) {
            throw new IllegalArgumentException("deviation [" + std + "] is not above 0");
        }
    }

    /**
     * The scale of some labels; if they are all equal, σ = 1.
     *
     * @param graphs of the labels, at least 1
     */
    public static LabelScale of(boolean perMacs, List<FeatureGraph> graphs, List<Double> labels) {
        double sum = 0;
        double squares = 0;
        for (int k = 0; k < labels.size(); k++) {
            double ratio = labels.get(k) / divisor(perMacs, graphs.get(k).macs());
            sum += ratio;
            squares += ratio * ratio;
        }
        double mean = sum / labels.size();
        double variance = squares / labels.size() - mean * mean;
        boolean isSpread = variance > 1e-12 * mean * mean;
        return new LabelScale(perMacs, mean, isSpread ? Math.sqrt(variance) : 1);
    }

    /** z of a label. */
    public double scaled(double label, FeatureGraph graph) {
        return (label / divisor(perMacs, graph.macs()) - mean) / std;
    }

    /** The label of a z. */
    public double label(double scaled, FeatureGraph graph) {
        return (scaled * std + mean) * divisor(perMacs, graph.macs());
    }

    /** The deviation of a label whose z has this one. */
    public double labelStd(double scaledStd, FeatureGraph graph) {
        return scaledStd * std * divisor(perMacs, graph.macs());
    }

    private static double divisor(boolean perMacs, long macs) {
        return perMacs ? Math.log10(macs / GIGA + 1) + 1 : 1;
    }
}
