package nas4j.predictors.proxy.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.Parameter;
import nas4j.graph.ComputationGraph;
import nas4j.predictors.proxy.Linearisation;
import nas4j.predictors.proxy.NoScoreException;
import nas4j.predictors.proxy.ProxyBatch;
import nas4j.predictors.proxy.Signal;
import nas4j.predictors.proxy.ZeroCostProxy;

/**
 * {@code synflow}: log Σ |w · ∂R/∂w| over all weights, where R is the sum of the outputs for an input of ones, of the network
 * with |w| for w and nothing but linear layers ({@link Linearisation}). Tanaka et al. 2020, eq. 2 and 3. The sum grows
 * with the product of all layers, so it is computed in double precision, and its natural logarithm is the score.
 */
public final class SynFlow implements ZeroCostProxy {
    @Override
    public String name() {
        return "synflow";
    }

    @Override
    public String summary() {
        return "How much flows through the network, all weights positive, no normalisations; needs no data.";
    }

    @Override
    public String paper() {
        return "Tanaka et al. 2020, \"Pruning neural networks without any data by iteratively conserving synaptic flow\"";
    }

    @Override
    public boolean usesImages() {
        return false;
    }

    @Override
    public double score(ComputationGraph graph, ProxyBatch batch, long seed) {
        ComputationGraph linear = Linearisation.of(graph);
        Signal.require(linear);
        try (Untrained untrained = Untrained.compileInDouble(batch.engine(), linear, seed)) {
            CompiledNetwork network = untrained.network();
            List<Parameter> layers = LayerSum.layers(network);
            network.load(NewWeights.of(network.weights(), (_, weight) -> Math.abs(weight)));
            NDArray ones = untrained.step().ones(Untrained.input(linear, 1), DataType.FLOAT64);
            network.backward(Untrained.total(untrained.forward(ones)));
            double sum = LayerSum.of(
                    network,
                    layers,
                    (weights, gradient) -> gradient.muli(weights).abs().sum());
            return NoScoreException.requireFinite(Math.log(sum));
        }
    }
}
