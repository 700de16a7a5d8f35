package nas4j.onnx.runtime;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

/**
 * What a model says of one of its inputs.
 *
 * @param shape sizes; −1 for a free one
 */
record Entry(String name, OnnxJavaType type, List<Long> shape) {
    private static final long FREE = -1;

    Entry {
        shape = List.copyOf(shape);
    }

    static Entry of(NodeInfo info) {
        if (info.getInfo() instanceof TensorInfo tensor) {
            List<Long> shape = LongStream.of(tensor.getShape()).boxed().toList();
            return new Entry(info.getName(), tensor.type, shape);
        }
        throw new IllegalArgumentException(
                "input [" + info.getName() + "] of the model is [" + info.getInfo() + "], accepted: a tensor");
    }

    /** Refuses an array of another type or shape. */
    void require(OnnxArray array) {
        if (type(array) != type || !fits(array.shape())) {
            throw new IllegalArgumentException("input [" + name + "] is [" + text(type(array), array.shape())
                    + "], accepted: " + text(type, shape) + ".\nMaybe the batch is missing: it comes first.");
        }
    }

    /** An array that fits: normal numbers or zeros, free sizes 1. */
    OnnxArray example(RandomGenerator random) {
        List<Long> sizes = shape.stream().map(size -> size == FREE ? 1 : size).toList();
        int elements = Math.toIntExact(sizes.stream().reduce(1L, Math::multiplyExact));
        return switch (type) {
            case FLOAT -> new OnnxArray.Floats(sizes, normal(elements, random));
            case INT32 -> new OnnxArray.Ints(sizes, IntBuffer.allocate(elements));
            default ->
                throw new IllegalArgumentException(
                        "input [" + name + "] of the model is [" + text(type, shape) + "], accepted: float or int32");
        };
    }

    private static FloatBuffer normal(int elements, RandomGenerator random) {
        float[] values = new float[elements];
        for (int k = 0; k < elements; k++) {
            values[k] = (float) random.nextGaussian();
        }
        return FloatBuffer.wrap(values);
    }

    private boolean fits(List<Long> found) {
        boolean fits = found.size() == shape.size();
        for (int k = 0; fits && k < found.size(); k++) {
            fits = shape.get(k) == FREE || shape.get(k).equals(found.get(k));
        }
        return fits;
    }

    private static OnnxJavaType type(OnnxArray array) {
        return switch (array) {
            case OnnxArray.Floats _ -> OnnxJavaType.FLOAT;
            case OnnxArray.Ints _ -> OnnxJavaType.INT32;
        };
    }

    private static String text(OnnxJavaType type, List<Long> shape) {
        return type.name().toLowerCase(Locale.ROOT) + " " + shape.toString().replace("-1", "any");
    }
}
