package nas4j.onnx.parameters;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import nas4j.weights.Weights;

/** Where the numbers of parameters come from. */
public sealed interface Parameters {
    /**
     * The numbers of one parameter.
     *
     * @param path such as {@code stage1/conv.weight}
     * @throws IllegalArgumentException if there is none, or it has another shape
     */
    FloatBuffer require(String path, List<Long> shape);

    /** Those of a network; refuses what does not fit. */
    record Given(Weights weights) implements Parameters {
        @Override
        public FloatBuffer require(String path, List<Long> shape) {
            Weights.Tensor tensor = weights.tensors().get(path);
            if (tensor == null || !tensor.shape().equals(shape)) {
                throw new IllegalArgumentException("weights do not fit the network: found "
                        + (tensor == null ? "no [" + path + "]" : "[" + path + "] of shape " + tensor.shape())
                        + ", accepted: shape " + shape + ".\nMaybe they belong to another architecture.");
            }
            return tensor.values();
        }
    }

    /**
     * Drawn ones: what multiplies inputs is uniform within √(6 / n) for n inputs, so that numbers do not vanish from layer to
     * layer behind rectifiers (He et al. 2015, "Delving deep into rectifiers"), as processors are slow with such that nearly
     * do; scales and variances are 1, the others 0. The same seed, path and shape give the same numbers.
     *
     * @param fixed what is not drawn, such as steps
     */
    record Drawn(long seed, Map<String, Weights.Tensor> fixed) implements Parameters {
        public Drawn {
            fixed = Map.copyOf(fixed);
        }

        @Override
        public FloatBuffer require(String path, List<Long> shape) {
            Weights.Tensor known = fixed.get(path);
            if (known != null) {
                return known.values();
            }
            int elements = Math.toIntExact(shape.stream().reduce(1L, Math::multiplyExact));
            float[] values = new float[elements];
            if (shape.size() > 1) {
                SplittableRandom random = new SplittableRandom(seed ^ ((long) path.hashCode() << Integer.SIZE));
                double bound = Math.sqrt(6.0 * shape.getFirst() / elements);
                for (int k = 0; k < elements; k++) {
                    values[k] = (float) random.nextDouble(-bound, bound);
                }
            } else if (path.endsWith(".scale") || path.endsWith(".running-variance")) {
                Arrays.fill(values, 1);
            }
            return FloatBuffer.wrap(values);
        }
    }
}
