package nas4j.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import nas4j.djl.GraphCompiler.Lender;
import nas4j.djl.layout.ChannelsLast;
import org.jspecify.annotations.Nullable;

/** Makes the parameters of one network, with their first values, or borrows them. For one thread. */
final class ParameterMaker implements AutoCloseable {
    private static final long ALIGNMENT = 64;

    private final NDManager manager;
    private final long seed;
    private final DataType type;
    private final Lender lender;
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private final Map<Float, PtNDArray> scalars = new LinkedHashMap<>();
    private Arena arena = Arena.ofConfined();
    private ByteBuffer scratch = ByteBuffer.allocate(0);

    /**
     * Makes what is not lent.
     *
     * @param type of all numbers; first values are drawn as single ones whatever it is
     */
    ParameterMaker(NDManager manager, long seed, DataType type, Lender lender) {
        this.manager = manager;
        this.seed = seed;
        this.type = type;
        this.lender = lender;
    }

    /** A parameter that is learned. */
    PtNDArray trained(String path, Initial initial, long... dims) {
        PtNDArray lent = findLent(path, Lender.Role.TRAINED, dims);
        return lent != null ? lent : trained(path, array(path, initial, dims));
    }

    private PtNDArray trained(String path, PtNDArray array) {
        array.setRequiresGradient(true);
        parameters.put(path, new Parameter(path, array, true));
        return array;
    }

    private @Nullable PtNDArray findLent(String path, Lender.Role role, long... dims) {
        PtNDArray lent = (PtNDArray) lender.lend(path, role, dims);
        if (lent != null) {
            parameters.put(path, new Parameter(path, lent, role != Lender.Role.KEPT));
        }
        return lent;
    }

    /** How a node computes its value, if not as its operator says. */
    Optional<Kernel> findFunction(String path) {
        return lender.findFunction(path).map(function -> (in, _) -> (PtNDArray) function.apply(in));
    }

    /** Whether the network will run on a processor. */
    boolean isOnProcessor() {
        return !manager.getDevice().isGpu();
    }

    /**
     * Learned weights {@code [out, in, height, width]} of a convolution, channels-last on a processor, where that was
     * measured to be faster.
     */
    PtNDArray kernel(String path, Initial initial, long... dims) {
        PtNDArray lent = findLent(path, Lender.Role.KERNEL, dims);
        if (lent != null) {
            return lent;
        }
        PtNDArray array = array(path, initial, dims);
        return trained(path, isOnProcessor() ? ChannelsLast.move(array) : array);
    }

    /** A parameter that is kept but not learned. */
    PtNDArray kept(String path, Initial initial, long... dims) {
        PtNDArray lent = findLent(path, Lender.Role.KEPT, dims);
        if (lent != null) {
            return lent;
        }
        PtNDArray array = array(path, initial, dims);
        parameters.put(path, new Parameter(path, array, false));
        return array;
    }

    /** Fixed numbers that are no part of the network's weights. */
    PtNDArray fixed(Initial initial, long... dims) {
        return array("", initial, dims);
    }

    /** The given numbers, no part of the network's weights. */
    PtNDArray fixed(float[] values, long... dims) {
        return typed(manager.create(values, new Shape(dims)));
    }

    /** A fixed number. */
    PtNDArray scalar(float value) {
        return scalars.computeIfAbsent(value, number -> typed(manager.create((float) number)));
    }

    private PtNDArray typed(NDArray singles) {
        return (PtNDArray) singles.toType(type, false);
    }

    Map<String, Parameter> parameters() {
        return parameters;
    }

    private PtNDArray array(String path, Initial initial, long... dims) {
        Shape shape = new Shape(dims);
        ByteBuffer bytes = scratch(Math.multiplyExact(Math.toIntExact(shape.size()), Float.BYTES));
        initial.fill(bytes.asFloatBuffer(), new RandomStream(seed, path, 0));
        try (PtNDArray view = (PtNDArray) manager.create(bytes, shape, DataType.FLOAT32)) {
            // Asked for a copy of the type that it has, the engine gives the same memory.
            return type == DataType.FLOAT32 ? (PtNDArray) view.duplicate() : view.toType(type, true);
        }
    }

    /** Native memory to make numbers in; the engine copies them to its own. */
    private ByteBuffer scratch(int size) {
        if (scratch.capacity() < size) {
            arena.close();
            arena = Arena.ofConfined();
            scratch = arena.allocate(Math.max(size, 1 << 16), ALIGNMENT)
                    .asByteBuffer()
                    .order(ByteOrder.nativeOrder());
        }
        return scratch.slice(0, size).order(ByteOrder.nativeOrder());
    }

    @Override
    public void close() {
        arena.close();
    }
}
