package nas4j.agent.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** One example for each input: normal numbers, token 0. A size that the model leaves open is 1. */
final class Inputs {
    private static final int MOST_ELEMENTS = 1 << 28;

    private Inputs() {}

    /** The tensors are the caller's to close. */
    static Map<String, OnnxTensor> of(OrtSession session, OrtEnvironment environment, long seed) throws OrtException {
        Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
        SplittableRandom random = new SplittableRandom(seed);
        for (NodeInfo info : session.getInputInfo().values()) {
            if (!(info.getInfo() instanceof TensorInfo tensor)) {
                throw new IllegalArgumentException("input [" + info.getName() + "] is no tensor");
            }
            inputs.put(info.getName(), example(info.getName(), tensor, environment, random));
        }
        return inputs;
    }

    private static OnnxTensor example(String name, TensorInfo info, OrtEnvironment environment, SplittableRandom random)
            throws OrtException {
        long[] shape = info.getShape();
        long elements = 1;
        for (int k = 0; k < shape.length; k++) {
            shape[k] = Math.max(1, shape[k]);
            elements = Math.multiplyExact(elements, shape[k]);
        }
        if (elements > MOST_ELEMENTS) {
            throw new IllegalArgumentException("input [" + name + "] has [" + elements + "] elements");
        }
        return switch (info.type) {
            case FLOAT -> OnnxTensor.createTensor(environment, normal((int) elements, random), shape);
            case INT32 ->
                OnnxTensor.createTensor(environment, zeros(elements * 4).asIntBuffer(), shape);
            case INT64 ->
                OnnxTensor.createTensor(environment, zeros(elements * 8).asLongBuffer(), shape);
            default ->
                throw new IllegalArgumentException(
                        "input [" + name + "] is of [" + info.type + "], accepted: FLOAT, INT32, INT64");
        };
    }

    private static ByteBuffer zeros(long bytes) {
        return ByteBuffer.allocateDirect(Math.toIntExact(bytes)).order(ByteOrder.nativeOrder());
    }

    private static FloatBuffer normal(int elements, SplittableRandom random) {
        FloatBuffer values = zeros(4L * elements).asFloatBuffer();
        for (int k = 0; k < elements; k++) {
            values.put(k, (float) random.nextGaussian());
        }
        return values;
    }
}
