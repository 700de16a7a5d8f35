package nas4j.djl;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nas4j.input.InputException;

/**
 * The numbers of a network's parameters by path, outside the engine: running statistics as well. Files are in the open
 * safetensors format, readable by other frameworks. Immutable.
 */
public final class Weights {
    private final Map<String, Tensor> tensors;

    private Weights(Map<String, Tensor> tensors) {
        this.tensors = Collections.unmodifiableMap(tensors);
    }

    /** Numbers of one parameter, row by row. Immutable. */
    public static final class Tensor {
        private final List<Long> shape;
        private final FloatBuffer values;

        /** @param values as many as the shape has elements; not to be changed any more */
        public Tensor(List<Long> shape, FloatBuffer values) {
            this.shape = List.copyOf(shape);
            this.values = values.asReadOnlyBuffer();
            long elements = shape.stream().reduce(1L, Math::multiplyExact);
            if (elements != values.remaining()) {
                throw new IllegalArgumentException("shape " + shape + " has not [" + values.remaining() + "] elements");
            }
        }

        public List<Long> shape() {
            return shape;
        }

        /** A read-only view of the numbers. */
        public FloatBuffer values() {
            return values.duplicate();
        }
    }

    /**
     * What a network took over.
     *
     * @param taken paths of the parameters that were copied
     * @param otherShape paths of parameters whose shape differs
     * @param missing paths of parameters of the network that the weights do not have
     */
    public record Inherited(List<String> taken, List<String> otherShape, List<String> missing) {
        public Inherited {
            taken = List.copyOf(taken);
            otherShape = List.copyOf(otherShape);
            missing = List.copyOf(missing);
        }

        boolean isComplete() {
            return otherShape.isEmpty() && missing.isEmpty();
        }
    }

    /** The given tensors by path. */
    public static Weights of(Map<String, Tensor> tensors) {
        return new Weights(new LinkedHashMap<>(tensors));
    }

    /** A copy of the network's parameters as they are now. */
    public static Weights of(CompiledNetwork network) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        network.parameters().forEach((path, parameter) -> tensors.put(path, copy((PtNDArray) parameter.array())));
        return new Weights(tensors);
    }

    private static Tensor copy(PtNDArray array) {
        ByteBuffer bytes = JniUtils.getByteBuffer(array, true);
        float[] values = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        return new Tensor(shape(array), FloatBuffer.wrap(values));
    }

    private static List<Long> shape(PtNDArray array) {
        List<Long> dims = new ArrayList<>();
        for (long dim : array.getShape().getShape()) {
            dims.add(dim);
        }
        return dims;
    }

    /**
     * Reads a file.
     *
     * @throws InputException if it is not such a file
     */
    public static Weights load(Path file) throws IOException {
        return new Weights(WeightsFile.read(file));
    }

    /** Writes a file; the same weights always give the same bytes. */
    public void save(Path file) throws IOException {
        WeightsFile.write(file, tensors);
    }

    /** The tensors by path. */
    public Map<String, Tensor> tensors() {
        return tensors;
    }

    /**
     * Copies all parameters into a network.
     *
     * @throws IllegalArgumentException if one of the network's parameters is missing or has another shape; then some
     *     may have been copied
     */
    public void copyInto(CompiledNetwork network) {
        Inherited inherited = inheritInto(network);
        if (!inherited.isComplete()) {
            throw new IllegalArgumentException("weights do not fit the network: shapes differ at "
                    + inherited.otherShape() + ", missing are " + inherited.missing()
                    + ".\nMaybe they belong to another architecture.");
        }
    }

    /** Copies the parameters whose path and shape a network has, such as those of a parent into its child. */
    public Inherited inheritInto(CompiledNetwork network) {
        List<String> taken = new ArrayList<>();
        List<String> otherShape = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        network.parameters().forEach((path, parameter) -> {
            Tensor tensor = tensors.get(path);
            boolean fits = tensor != null && tensor.shape().equals(shape((PtNDArray) parameter.array()));
            if (tensor != null && fits) {
                network.set(parameter, tensor.values());
            }
            (tensor == null ? missing : fits ? taken : otherShape).add(path);
        });
        return new Inherited(taken, otherShape, missing);
    }
}
