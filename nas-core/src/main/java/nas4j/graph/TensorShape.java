package nas4j.graph;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Shape of one tensor without its batch dimension, and its element type: {@code [c, h, w]} for feature maps, {@code
 * [t, d]} for token sequences, {@code [d]} for vectors, {@code [t]} for token numbers. Immutable.
 */
public final class TensorShape {
    private final DataType type;
    private final int[] dims;

    private TensorShape(DataType type, int[] dims) {
        this.type = type;
        this.dims = dims;
    }

    /**
     * A float32 shape.
     *
     * @throws IllegalArgumentException if there is no dimension, or one is below 1
     */
    public static TensorShape of(int... dims) {
        return of(DataType.FLOAT32, dims);
    }

    /**
     * A shape with the given element type.
     *
     * @throws IllegalArgumentException if there is no dimension, or one is below 1
     */
    public static TensorShape of(DataType type, int... dims) {
        if (dims.length == 0) {
            throw new IllegalArgumentException("a shape needs at least one dimension");
        }
        int[] copy = dims.clone();
        for (int dim : copy) {
            if (dim < 1) {
                throw new IllegalArgumentException("dimension [" + dim + "] of " + text(copy) + " is below 1");
            }
        }
        return new TensorShape(type, copy);
    }

    /** Number of dimensions, the batch not counted. */
    public int rank() {
        return dims.length;
    }

    /** Size along dimension {@code index}, from 0, the batch not counted. */
    public int dim(int index) {
        return dims[index];
    }

    /** Size along the last dimension. */
    public int last() {
        return dims[dims.length - 1];
    }

    /**
     * Channels of {@code [c, h, w]}, features of {@code [t, d]} or {@code [d]}: the dimension that convolutions, linear
     * layers and normalisations work along.
     */
    public int channels() {
        return dims.length == 3 ? dims[0] : last();
    }

    /** Index of the dimension that {@link #channels()} reads. */
    public int channelAxis() {
        return dims.length == 3 ? 0 : dims.length - 1;
    }

    /** The same shape with another size along one dimension. */
    public TensorShape with(int index, int size) {
        if (dims[index] == size) {
            return this;
        }
        int[] copy = dims.clone();
        copy[index] = size;
        return of(type, copy);
    }

    public DataType type() {
        return type;
    }

    /** Number of elements of one example. */
    public long elements() {
        long product = 1;
        for (int dim : dims) {
            product *= dim;
        }
        return product;
    }

    /** Bytes of one example. */
    public long bytes() {
        return elements() * type.bytes();
    }

    /** A copy of the dimensions. */
    public int[] toArray() {
        return dims.clone();
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof TensorShape that && type == that.type && Arrays.equals(dims, that.dims));
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(dims) + type.bytes();
    }

    /** The dimensions, such as {@code [16, 32, 32]}; the type is named unless it is float32. */
    @Override
    public String toString() {
        return type == DataType.FLOAT32
                ? text(dims)
                : text(dims) + ":" + type.name().toLowerCase(Locale.ROOT);
    }

    private static String text(int[] dims) {
        return Arrays.stream(dims).mapToObj(Integer::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}
