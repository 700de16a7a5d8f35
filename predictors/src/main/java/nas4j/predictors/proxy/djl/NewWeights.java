package nas4j.predictors.proxy.djl;

import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import nas4j.weights.Weights;

/** Makes other weights of a network's first ones. */
final class NewWeights {
    private NewWeights() {}

    /** What becomes of a number of the parameter at a path. */
    @FunctionalInterface
    interface Change {
        double change(String path, float number);
    }

    /** The weights with each number changed, parameter by parameter in their order. */
    static Weights of(Weights weights, Change change) {
        Map<String, Weights.Tensor> tensors = new LinkedHashMap<>();
        weights.tensors().forEach((path, tensor) -> {
            FloatBuffer numbers = tensor.values();
            float[] changed = new float[numbers.remaining()];
            for (int k = 0; k < changed.length; k++) {
                changed[k] = (float) change.change(path, numbers.get(k));
            }
            tensors.put(path, new Weights.Tensor(tensor.shape(), FloatBuffer.wrap(changed)));
        });
        return Weights.of(tensors);
    }
}
