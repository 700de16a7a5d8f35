package nas4j.hardware.probe.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.SplittableRandom;
import nas4j.graph.ComputationGraph;
import nas4j.graph.TensorShape;

/**
 * One example for one input: normal numbers, token 0.
 *
 * @param values in Java's memory
 * @param shape with a batch of one
 */
record BlockInput(Buffer values, Shape shape, DataType type) {

    /** Of each input, in their order. */
    static List<BlockInput> all(ComputationGraph graph, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return graph.inputs().stream().map(node -> of(node.shape(), random)).toList();
    }

    private static BlockInput of(TensorShape shape, SplittableRandom random) {
        long[] dims = new long[shape.rank() + 1];
        dims[0] = 1;
        for (int k = 0; k < shape.rank(); k++) {
            dims[k + 1] = shape.dim(k);
        }
        int elements = Math.toIntExact(shape.elements());
        ByteBuffer bytes = ByteBuffer.allocateDirect(Float.BYTES * elements).order(ByteOrder.nativeOrder());
        return switch (shape.type()) {
            case FLOAT32 -> new BlockInput(normal(bytes.asFloatBuffer(), random), new Shape(dims), DataType.FLOAT32);
            case INT32 -> new BlockInput(bytes.asIntBuffer(), new Shape(dims), DataType.INT32);
        };
    }

    private static FloatBuffer normal(FloatBuffer values, SplittableRandom random) {
        for (int k = 0; k < values.capacity(); k++) {
            values.put(k, (float) random.nextGaussian());
        }
        return values;
    }

    /** A copy in the engine's memory. */
    NDArray create(NDManager manager) {
        return manager.create(values.duplicate(), shape, type);
    }
}
