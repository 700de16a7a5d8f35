package nas4j.djl.train;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/**
 * Products with numbers that gradients pass through. The engine reads a factor again for the gradients, where it lies in Java's
 * memory: so it is not closed before the array's manager is. The methods of arrays that take a number close it at once, and the
 * collector may then free it too early.
 */
public final class Scaled {
    private Scaled() {}

    /** An array times a number. */
    public static NDArray times(NDArray array, double factor) {
        PtNDArray kept = (PtNDArray) array.getManager().create((float) factor);
        return JniUtils.mul((PtNDArray) array, kept);
    }

    /** An array, above 0, to the power of a number. */
    public static NDArray power(NDArray array, double exponent) {
        PtNDArray kept = (PtNDArray) array.getManager().create((float) exponent);
        return JniUtils.pow((PtNDArray) array, kept);
    }
}
