package nas4j.djl.supernet;

import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nas4j.weights.Weights;

/**
 * What a network has of a supernet's weights, in plain loops: the first outputs and inputs, and of a kernel the middle, after
 * each larger size was mapped to the next smaller one. Cai et al. 2020, figure 3 and their code.
 */
final class PlainParts {
    private static final int SQUARE_KERNEL = 4;
    private static final int STEP = 2;

    private PlainParts() {}

    /** @param shapes numbers of the network's shapes, by its paths */
    static Weights of(Weights supernet, Weights shapes) {
        Map<String, Weights.Tensor> parts = new LinkedHashMap<>();
        shapes.tensors().forEach((path, tensor) -> {
            List<Long> shape = tensor.shape();
            parts.put(
                    path,
                    new Weights.Tensor(
                            shape,
                            shape.size() == SQUARE_KERNEL
                                    ? kernels(supernet, path, shape)
                                    : first(
                                            Objects.requireNonNull(
                                                    supernet.tensors().get(path)),
                                            shape)));
        });
        return Weights.of(parts);
    }

    /** Of one or two dimensions. */
    private static FloatBuffer first(Weights.Tensor all, List<Long> shape) {
        int columns = shape.size() == 1 ? 1 : shape.get(1).intValue();
        int allColumns = shape.size() == 1 ? 1 : all.shape().get(1).intValue();
        FloatBuffer part = FloatBuffer.allocate(shape.getFirst().intValue() * columns);
        for (int row = 0; row < shape.getFirst(); row++) {
            for (int column = 0; column < columns; column++) {
                part.put(row * columns + column, all.values().get(row * allColumns + column));
            }
        }
        return part;
    }

    private static FloatBuffer kernels(Weights supernet, String path, List<Long> shape) {
        Weights.Tensor all = Objects.requireNonNull(supernet.tensors().get(path));
        int inputs = shape.get(1).intValue();
        int size = shape.get(2).intValue();
        int taps = size * size;
        FloatBuffer part = FloatBuffer.allocate(shape.getFirst().intValue() * inputs * taps);
        for (int out = 0; out < shape.getFirst(); out++) {
            for (int in = 0; in < inputs; in++) {
                double[] kernel = kernel(all, out, in);
                for (int next = all.shape().get(2).intValue() - STEP; next >= size; next -= STEP) {
                    kernel =
                            mapped(supernet, path.replace(".weight", "/transform-" + next + ".weight"), centre(kernel));
                }
                for (int tap = 0; tap < taps; tap++) {
                    part.put((out * inputs + in) * taps + tap, (float) kernel[tap]);
                }
            }
        }
        return part;
    }

    private static double[] kernel(Weights.Tensor all, int out, int in) {
        int taps = all.shape().get(2).intValue() * all.shape().get(3).intValue();
        double[] kernel = new double[taps];
        for (int tap = 0; tap < taps; tap++) {
            kernel[tap] = all.values().get((out * all.shape().get(1).intValue() + in) * taps + tap);
        }
        return kernel;
    }

    /** Without the first and last row and column. */
    private static double[] centre(double... kernel) {
        int size = (int) Math.sqrt(kernel.length);
        int smaller = size - STEP;
        double[] centre = new double[smaller * smaller];
        for (int row = 0; row < smaller; row++) {
            for (int column = 0; column < smaller; column++) {
                centre[row * smaller + column] = kernel[(row + 1) * size + column + 1];
            }
        }
        return centre;
    }

    private static double[] mapped(Weights supernet, String path, double... kernel) {
        FloatBuffer map = Objects.requireNonNull(supernet.tensors().get(path)).values();
        double[] mapped = new double[kernel.length];
        for (int row = 0; row < kernel.length; row++) {
            for (int column = 0; column < kernel.length; column++) {
                mapped[row] += map.get(row * kernel.length + column) * kernel[column];
            }
        }
        return mapped;
    }
}
