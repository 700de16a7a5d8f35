package nas4j.onnx;

import java.nio.FloatBuffer;
import java.util.List;
import nas4j.weights.Weights;

/** Looks weights up, and refuses those that do not fit. */
final class Parameters {
    private final Weights weights;

    Parameters(Weights weights) {
        this.weights = weights;
    }

    /**
     * The numbers of one parameter.
     *
     * @param path such as {@code stage1/conv.weight}
     * @throws IllegalArgumentException if there is none, or it has another shape
     */
    FloatBuffer require(String path, List<Long> shape) {
        Weights.Tensor tensor = weights.tensors().get(path);
        if (tensor == null || !tensor.shape().equals(shape)) {
            throw new IllegalArgumentException("weights do not fit the network: found "
                    + (tensor == null ? "no [" + path + "]" : "[" + path + "] of shape " + tensor.shape())
                    + ", accepted: shape " + shape + ".\nMaybe they belong to another architecture.");
        }
        return tensor.values();
    }
}
