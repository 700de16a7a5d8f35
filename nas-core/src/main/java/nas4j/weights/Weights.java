package nas4j.weights;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nas4j.input.InputException;

/**
 * The numbers of a network's parameters by path: running statistics as well. Files are in the open
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

        /** A vector. */
        public static Tensor of(List<Float> numbers) {
            FloatBuffer values = FloatBuffer.allocate(numbers.size());
            numbers.forEach(values::put);
            return new Tensor(List.of((long) numbers.size()), values.flip());
        }

        public List<Long> shape() {
            return shape;
        }

        /** A read-only view of the numbers. */
        public FloatBuffer values() {
            return values.duplicate();
        }

        /** The numbers, row by row. */
        public List<Float> numbers() {
            FloatBuffer left = values();
            return Stream.generate(left::get).limit(left.remaining()).toList();
        }
    }

    /** The given tensors by path. */
    public static Weights of(Map<String, Tensor> tensors) {
        return new Weights(new LinkedHashMap<>(tensors));
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
}
