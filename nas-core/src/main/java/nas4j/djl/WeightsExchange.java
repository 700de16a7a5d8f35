package nas4j.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nas4j.djl.memory.ProcessorCopy;
import nas4j.weights.Weights;

/** Copies numbers between the engine, in single or double precision, and {@link Weights}. */
final class WeightsExchange {
    private WeightsExchange() {}

    static Weights read(Map<String, Parameter> parameters) {
        Map<String, Weights.Tensor> tensors = new LinkedHashMap<>();
        parameters.forEach((path, parameter) -> tensors.put(path, copy(parameter.array())));
        return Weights.of(tensors);
    }

    /** Numbers in the order of the shape, whatever their order in memory is. */
    private static Weights.Tensor copy(NDArray array) {
        // Not "direct": for channels-last memory that would leave a copy behind in the network's manager.
        ByteBuffer bytes = ProcessorCopy.read(array, values -> JniUtils.getByteBuffer(values, false));
        float[] values = new float[Math.toIntExact(array.size())];
        if (array.getDataType() == DataType.FLOAT64) {
            for (int k = 0; k < values.length; k++) {
                values[k] = (float) bytes.getDouble(k * Double.BYTES);
            }
        } else {
            bytes.asFloatBuffer().get(values);
        }
        return new Weights.Tensor(shape(array), FloatBuffer.wrap(values));
    }

    private static List<Long> shape(NDArray array) {
        List<Long> dims = new ArrayList<>();
        for (long dim : array.getShape().getShape()) {
            dims.add(dim);
        }
        return dims;
    }

    static Inherited write(Engine engine, Weights weights, Map<String, Parameter> parameters) {
        List<String> taken = new ArrayList<>();
        List<String> otherShape = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        parameters.forEach((path, parameter) -> {
            Weights.Tensor tensor = weights.tensors().get(path);
            boolean fits = tensor != null && tensor.shape().equals(shape(parameter.array()));
            if (tensor != null && fits) {
                engine.set(parameter.array(), tensor.values());
            }
            (tensor == null ? missing : fits ? taken : otherShape).add(path);
        });
        return new Inherited(taken, otherShape, missing);
    }
}
