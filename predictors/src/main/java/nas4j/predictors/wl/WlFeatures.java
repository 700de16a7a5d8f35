package nas4j.predictors.wl;

import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.predictors.features.Networks;
import nas4j.space.Genotype;

/**
 * How often each label occurs among the nodes of a simplified network, level by level: at level 0 what a node does, at each
 * further one its label and those of its inputs, whose order does not count (Shervashidze et al. 2011,
 * "Weisfeiler-Lehman graph kernels", algorithm 1). Labels are hashed into buckets. Immutable.
 */
final class WlFeatures {
    /** The largest level h. */
    static final int MOST_LEVELS = 3;

    private static final int BUCKETS = 128;

    /** One level after the other. */
    private final float[] counts;
    /** ⟨φ, φ⟩ up to each level. */
    private final double[] norms = new double[MOST_LEVELS + 1];

    private WlFeatures(float[] counts) {
        this.counts = counts;
        for (int level = 0; level <= MOST_LEVELS; level++) {
            norms[level] = product(this, level);
        }
    }

    /** Of a genotype's network; all zeros if it cannot be built. */
    static WlFeatures of(Genotype genotype, Networks networks) {
        float[] counts = new float[(MOST_LEVELS + 1) * BUCKETS];
        networks.findNetwork(genotype).ifPresent(network -> count(network, counts));
        return new WlFeatures(counts);
    }

    private static void count(ComputationGraph network, float[] counts) {
        long[] labels = new long[network.size()];
        for (Node node : network.nodes()) {
            labels[node.id()] = Networks.label(network, node);
        }
        for (int level = 0; level <= MOST_LEVELS; level++) {
            for (long label : labels) {
                counts[level * BUCKETS + (int) Long.remainderUnsigned(label, BUCKETS)]++;
            }
            labels = next(network, labels);
        }
    }

    private static long[] next(ComputationGraph network, long[] labels) {
        long[] next = new long[labels.length];
        for (Node node : network.nodes()) {
            long sum = 0;
            for (int k = 0; k < node.inputCount(); k++) {
                sum += Networks.mixed(labels[node.input(k)]);
            }
            next[node.id()] = Networks.mixed(labels[node.id()] * 31 + sum);
        }
        return next;
    }

    private double product(WlFeatures other, int level) {
        float s0 = 0;
        float s1 = 0;
        for (int k = 0; k < (level + 1) * BUCKETS; k += 2) {
            s0 += counts[k] * other.counts[k];
            s1 += counts[k + 1] * other.counts[k + 1];
        }
        return s0 + s1;
    }

    /** The cosine of the angle between both, up to a level: 1 if they are alike, 0 if they have nothing in common. */
    double likeness(WlFeatures other, int level) {
        double length = Math.sqrt(norms[level] * other.norms[level]);
        return length > 0 ? product(other, level) / length : norms[level] == other.norms[level] ? 1 : 0;
    }
}
