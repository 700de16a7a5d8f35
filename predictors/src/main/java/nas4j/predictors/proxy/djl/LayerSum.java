package nas4j.predictors.proxy.djl;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.Parameter;
import nas4j.predictors.proxy.NoScoreException;

/** Adds up a figure of each layer's weights and their gradients. Biases, scales and shifts are no weights. */
final class LayerSum {
    private static final String WEIGHT = ".weight";

    private LayerSum() {}

    /** Whether these are the weights of a convolution, a linear layer or an embedding. */
    static boolean isWeight(String path) {
        return path.endsWith(WEIGHT);
    }

    /**
     * The weights of a network, layer by layer.
     *
     * @throws NoScoreException if there are none
     */
    static List<Parameter> layers(CompiledNetwork network) {
        List<Parameter> layers = network.trained().stream()
                .filter(parameter -> isWeight(parameter.path()))
                .toList();
        if (layers.isEmpty()) {
            throw new NoScoreException("it has no weights");
        }
        return layers;
    }

    /**
     * The sum over these layers, after gradients were computed.
     *
     * @param figure makes a scalar of weights and gradients; it may overwrite the gradients
     */
    static double of(CompiledNetwork network, List<Parameter> layers, BinaryOperator<NDArray> figure) {
        double sum = 0;
        for (Parameter layer : layers) {
            Optional<NDArray> found = network.findGradient(layer);
            if (found.isPresent()) {
                try (NDArray gradient = found.get();
                        NDArray scalar = figure.apply(layer.array(), gradient)) {
                    sum += Untrained.number(scalar);
                }
            }
        }
        return sum;
    }
}
