package nas4j.predictors.proxy.djl;

import ai.djl.ndarray.NDArray;
import java.util.stream.IntStream;
import nas4j.djl.CompiledNetwork.Watcher;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;

/** Looks at what batch normalisations read. Mutable; for one thread. */
final class BatchVariances implements Watcher {
    private final ComputationGraph graph;
    private double logDeviations;

    BatchVariances(ComputationGraph graph) {
        this.graph = graph;
    }

    /** Σ log √(variance over the batch, mean over the channels) so far. */
    double logDeviations() {
        return logDeviations;
    }

    @Override
    public void beforeRunning(int node, NDArray... inputs) {
        if (graph.node(node).op() instanceof Op.BatchNorm) {
            int channels = graph.node(node).shape().channelAxis() + 1;
            logDeviations += Math.log(variance(inputs[0], channels)) / 2;
        }
    }

    private static double variance(NDArray values, int channelAxis) {
        int[] others = IntStream.range(0, values.getShape().dimension())
                .filter(axis -> axis != channelAxis)
                .toArray();
        double channels = values.getShape().get(channelAxis);
        double each = values.getShape().size() / channels;
        try (NDArray sums = values.sum(others);
                NDArray squares = values.square();
                NDArray total = squares.sum()) {
            double squaredMeans = 0;
            for (float sum : sums.toFloatArray()) {
                squaredMeans += sum / each * (sum / each);
            }
            return Untrained.number(total) / each / channels - squaredMeans / channels;
        }
    }
}
