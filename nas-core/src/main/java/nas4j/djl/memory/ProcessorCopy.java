package nas4j.djl.memory;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import java.util.function.Function;

/**
 * Looks at an array where the processor can: where it lies, or in a copy that is freed. An array on a card that is asked for its
 * numbers itself leaves a copy with its manager.
 */
public final class ProcessorCopy {
    private ProcessorCopy() {}

    /** The numbers of an array, in the order of its shape. */
    public static float[] numbers(NDArray array) {
        return read(array, NDArray::toFloatArray);
    }

    /** What is found in an array. */
    public static <T> T read(NDArray array, Function<PtNDArray, T> look) {
        if (!array.getDevice().isGpu()) {
            return look.apply((PtNDArray) array);
        }
        try (NDArray copy = array.toDevice(Device.cpu(), true)) {
            return look.apply((PtNDArray) copy);
        }
    }
}
