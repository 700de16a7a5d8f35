package nas4j.search.gflownet.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.random.RandomGenerator;

/**
 * Learned numbers while the engine does not hold them, and Adam's running means of their gradient and of its square. Mutable;
 * for one thread.
 */
final class Weight {
    private final Shape shape;
    private float[] values;
    private float[] mean;
    private float[] square;

    private Weight(Shape shape) {
        this.shape = shape;
        values = new float[Math.toIntExact(shape.size())];
        mean = new float[values.length];
        square = new float[values.length];
    }

    /** Uniform within 1/√fanIn. */
    static Weight draw(Shape shape, int fanIn, RandomGenerator random) {
        Weight weight = new Weight(shape);
        double bound = 1 / Math.sqrt(fanIn);
        for (int k = 0; k < weight.values.length; k++) {
            weight.values[k] = (float) random.nextDouble(-bound, bound);
        }
        return weight;
    }

    NDArray values(NDManager manager) {
        return Copied.of(FloatBuffer.wrap(values), shape, manager);
    }

    NDArray mean(NDManager manager) {
        return Copied.of(FloatBuffer.wrap(mean), shape, manager);
    }

    NDArray square(NDManager manager) {
        return Copied.of(FloatBuffer.wrap(square), shape, manager);
    }

    /** Copies all three. */
    void set(NDArray newValues, NDArray newMean, NDArray newSquare) {
        values = newValues.toFloatArray();
        mean = newMean.toFloatArray();
        square = newSquare.toFloatArray();
    }
}
