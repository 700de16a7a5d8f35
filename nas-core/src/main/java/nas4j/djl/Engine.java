package nas4j.djl;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;
import nas4j.djl.memory.NativeMemory;
import nas4j.djl.script.ScriptLibrary;
import nas4j.djl.script.ScriptedFunction;
import nas4j.input.InputException;
import nas4j.input.Where;

/**
 * The engine on one device. It hides what several networks in one JVM need of its internals: gradients recorded on
 * several threads at once (DJL's own collector allows one in a JVM), and the number of threads of each operation.
 *
 * <p>Thread-safe. With one thread per operation, the default, and one seed, results are the same bit by bit, whatever
 * other threads do; with another number of threads the last digits differ.
 */
public final class Engine {
    private final Device device;
    private final int threads;

    private Engine(Device device, int threads) {
        this.device = device;
        this.threads = threads;
    }

    /** The engine with one thread per operation. */
    public static Engine open(TrainingDevice device) {
        return open(device, 1);
    }

    /**
     * Starts the engine if this is the first use in the JVM: 1 to 2 s, or 10 s when its libraries have to be unpacked.
     *
     * @param threads threads of each operation; more than one pays only on a machine with nothing else to do
     * @throws InputException if there is no such card
     */
    public static Engine open(TrainingDevice device, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads [" + threads + "] is below 1");
        }
        if (device.isGpu()) {
            requireGpu(device);
            return new Engine(Device.gpu(device.number()), threads);
        }
        Started.pytorch();
        return new Engine(Device.cpu(), threads);
    }

    private static void requireGpu(TrainingDevice device) {
        ai.djl.engine.Engine pytorch = Started.pytorch();
        int cards = pytorch.hasCapability("CUDA") ? pytorch.getGpuCount() : 0;
        if (device.number() >= cards) {
            throw new InputException(
                    Where.UNKNOWN,
                    "found device [" + device + "], but the engine (PyTorch " + pytorch.getVersion() + ") sees " + cards
                            + " cards.\nMaybe its CUDA libraries are missing: name a folder with libtorch "
                            + pytorch.getVersion() + " for CUDA in PYTORCH_LIBRARY_PATH, or use device cpu.");
        }
    }

    /** A manager of arrays on this device; closing it frees them. */
    public NDManager newManager() {
        return Started.pytorch().newBaseManager(device);
    }

    /** Turns the recording of gradients on the calling thread on or off, and sets the thread up for this engine. */
    public void record(boolean on) {
        if (JniUtils.getNumThreads() != threads) {
            JniUtils.setNumThreads(threads); // empties oneDNN's cache, so not at each step
        }
        if (JniUtils.isGradMode() != on) {
            JniUtils.setGradMode(on);
        }
    }

    /** Adds the gradients of a scalar to those of the parameters it was computed from, and ends the recording. */
    public void backward(NDArray loss) {
        NDManager manager = loss.getManager();
        try (NDArray one = manager.ones(new Shape())) {
            NDArray scalar = loss.getShape().dimension() == 0 ? loss : loss.reshape(new Shape());
            JniUtils.backward((PtNDArray) scalar, (PtNDArray) one, false, false);
        } finally {
            record(false);
        }
    }

    /**
     * As {@link #backward}, but the recording goes on: what is computed from the gradients has gradients itself. What they
     * were computed with lives until they are {@linkplain #forgetGradient forgotten}.
     */
    public void backwardRecorded(NDArray loss) {
        try (NDArray one = loss.getManager().ones(new Shape())) {
            JniUtils.backward((PtNDArray) loss, (PtNDArray) one, true, true);
        }
    }

    /** The gradient of a parameter, if {@link #backward} reached it; the caller closes it. */
    public Optional<NDArray> findGradient(Parameter parameter) {
        return Optional.ofNullable(JniUtils.getGradient((PtNDArray) parameter.array()));
    }

    /** Sets the gradient of a parameter to zero. */
    public void clearGradient(Parameter parameter) {
        JniUtils.zeroGrad((PtNDArray) parameter.array());
    }

    /** Sets the gradient of a parameter to zero, and frees what it was computed with. */
    public void forgetGradient(Parameter parameter) {
        try (PtNDArray gradient = JniUtils.getGradient((PtNDArray) parameter.array())) {
            if (gradient != null) {
                Started.SCRIPTS.function("torch.detach_(x)").apply(gradient).close();
                JniUtils.zeroGrad((PtNDArray) parameter.array());
            }
        }
    }

    /** Overwrites an array in place, also one that gradients are recorded for. */
    void set(NDArray array, FloatBuffer values) {
        try (NDArray singles = array.getManager().create(values, array.getShape());
                NDArray source = singles.toType(array.getDataType(), false)) {
            overwrite(array, source);
        }
    }

    /** Overwrites an array in place by another of its shape and type, also one that gradients are recorded for. */
    public void overwrite(NDArray array, NDArray source) {
        record(false);
        long[] dims = array.getShape().getShape();
        long[] start = new long[dims.length];
        long[] step = new long[dims.length];
        Arrays.fill(step, 1);
        JniUtils.indexSet((PtNDArray) array, (PtNDArray) source, start, dims, step);
    }

    /** The kernel of a function of one array in TorchScript, where DJL has no call for it. */
    static Kernel scripted(String expression) {
        ScriptedFunction function = Started.SCRIPTS.function(expression);
        return (in, _) -> function.apply(in[0]);
    }

    /** Functions in TorchScript that all networks share. */
    static ScriptLibrary scripts() {
        return Started.SCRIPTS;
    }

    /** Starts when first asked for. */
    private static final class Started {
        private static final ai.djl.engine.Engine PYTORCH = start();
        private static final ScriptLibrary SCRIPTS = new ScriptLibrary(PYTORCH.newBaseManager(Device.cpu()));

        private Started() {}

        static ai.djl.engine.Engine pytorch() {
            return PYTORCH;
        }

        private static ai.djl.engine.Engine start() {
            // Without them the first class of DJL asks a cloud address which machine this is.
            System.setProperty("OPT_OUT_TRACKING", "true");
            if (System.getProperty("ai.djl.offline") == null) {
                System.setProperty("ai.djl.offline", "true");
            }
            NativeMemory.keep();
            return ai.djl.engine.Engine.getEngine("PyTorch");
        }
    }
}
