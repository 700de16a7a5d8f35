package nas4j.predictors.proxy.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import java.util.SplittableRandom;
import nas4j.djl.CompiledNetwork;
import nas4j.graph.ComputationGraph;
import nas4j.predictors.proxy.FeatureMap;
import nas4j.predictors.proxy.NoScoreException;
import nas4j.predictors.proxy.ProxyBatch;
import nas4j.predictors.proxy.Signal;
import nas4j.predictors.proxy.WithoutDropout;
import nas4j.predictors.proxy.ZeroCostProxy;
import nas4j.weights.Weights;

/**
 * {@code zen}: log mean Σ |f(x) − f(x + α·e)| + Σ log √(mean batch variance), where f are the features before the last pooling,
 * weights, x and e are standard normal, α = 0.01, the first mean is over as many examples as the batch has, and the last sum
 * over the batch normalisations before the features. Lin et al. 2021, algorithm 1. Without batch normalisations the first
 * term is all there is.
 */
public final class Zen implements ZeroCostProxy {
    private static final float ALPHA = .01f;

    @Override
    public String name() {
        return "zen";
    }

    @Override
    public String summary() {
        return "How much the features change with noise, with normal weights; needs no data.";
    }

    @Override
    public String paper() {
        return "Lin et al. 2021, \"Zen-NAS: a zero-shot NAS for high-performance image recognition\"";
    }

    @Override
    public boolean usesImages() {
        return false;
    }

    @Override
    public double score(ComputationGraph graph, ProxyBatch batch, long seed) {
        ComputationGraph features = FeatureMap.of(WithoutDropout.of(graph));
        Signal.require(features);
        Shape shape = Untrained.input(features, batch.size());
        SplittableRandom random = new SplittableRandom(seed);
        try (Untrained untrained =
                Untrained.compile(batch.engine(), features, seed).frozen()) {
            CompiledNetwork network = untrained.network();
            network.load(normal(network.weights(), random));
            float[] input = new float[Math.toIntExact(shape.size())];
            float[] moved = new float[input.length];
            for (int k = 0; k < input.length; k++) {
                input[k] = (float) random.nextGaussian();
                moved[k] = input[k] + ALPHA * (float) random.nextGaussian();
            }
            BatchVariances variances = new BatchVariances(features);
            Map<String, NDArray> one =
                    untrained.forward(variances, untrained.step().create(input, shape));
            Map<String, NDArray> other = untrained.forward(untrained.step().create(moved, shape));
            double change = 0;
            for (Map.Entry<String, NDArray> each : one.entrySet()) {
                change += difference(each.getValue(), other.getOrDefault(each.getKey(), each.getValue()));
            }
            return NoScoreException.requireFinite(Math.log(change / batch.size()) + variances.logDeviations());
        }
    }

    private static double difference(NDArray one, NDArray other) {
        try (NDArray difference = one.sub(other);
                NDArray absolute = difference.abs();
                NDArray sum = absolute.sum()) {
            return Untrained.number(sum);
        }
    }

    /** Weights are normal, scales 1, shifts and biases 0. */
    private static Weights normal(Weights first, SplittableRandom random) {
        return NewWeights.of(
                first,
                (path, number) ->
                        LayerSum.isWeight(path) ? random.nextGaussian() : path.endsWith(".bias") ? 0 : number);
    }
}
