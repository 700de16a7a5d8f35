package nas4j.djl.quantize;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;
import nas4j.graph.Node;
import nas4j.graph.quantize.RoundingPlan;
import nas4j.weights.Weights;

/** Weights as they are rounded: times what the batch normalisation that is folded into them does to each channel. */
final class FoldedWeights {
    /** Added to a running variance, as in the network. */
    private static final double EPSILON = 1e-5;

    private FoldedWeights() {}

    /** The weights of a layer, together where they have one step. */
    static double[][] groups(Node layer, boolean perChannel, RoundingPlan plan, Weights weights) {
        Weights.Tensor tensor = tensor(weights, layer.path() + ".weight");
        FloatBuffer values = tensor.values();
        int channels = Math.toIntExact(tensor.shape().getFirst());
        int size = values.remaining() / channels;
        double[] factors = factors(plan.findNorm(layer), weights, channels);
        double[][] groups = perChannel ? new double[channels][size] : new double[1][channels * size];
        for (int k = 0; k < channels * size; k++) {
            double folded = values.get(k) * factors[k / size];
            groups[perChannel ? k / size : 0][perChannel ? k % size : k] = folded;
        }
        return groups;
    }

    private static double[] factors(Optional<Node> norm, Weights weights, int channels) {
        double[] factors = new double[channels];
        Arrays.fill(factors, 1);
        norm.ifPresent(node -> {
            FloatBuffer variance =
                    tensor(weights, node.path() + ".running-variance").values();
            Weights.Tensor scale = weights.tensors().get(node.path() + ".scale");
            for (int k = 0; k < channels; k++) {
                double own = scale == null ? 1 : scale.values().get(k);
                factors[k] = own / Math.sqrt(variance.get(k) + EPSILON);
            }
        });
        return factors;
    }

    private static Weights.Tensor tensor(Weights weights, String path) {
        Weights.Tensor tensor = weights.tensors().get(path);
        if (tensor == null) {
            throw new IllegalArgumentException("there are no weights [" + path + "]");
        }
        return tensor;
    }
}
