package nas4j.djl.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * What training makes small, as scalars. What lies between is freed with the outputs' manager, or before; what Java has made,
 * not before: the engine reads its buffer again for the gradients.
 */
public final class Losses {
    private Losses() {}

    /**
     * Mean cross-entropy of logits {@code [n, classes]} and the true classes.
     *
     * @param labels one class for each example
     * @param smoothing share of the target that is spread over all classes, 0 to below 1. Szegedy et al. 2016, section 7
     */
    public static NDArray crossEntropy(NDArray logits, int[] labels, double smoothing) {
        Shape shape = logits.getShape();
        float[] targets = targets(labels, (int) shape.get(1), smoothing);
        PtNDArray weights = (PtNDArray) logits.getManager().create(targets, shape);
        try (PtNDArray logarithms = JniUtils.logSoftmax((PtNDArray) logits, 1, DataType.FLOAT32);
                PtNDArray products = JniUtils.mul(logarithms, weights);
                PtNDArray sum = JniUtils.sum(products)) {
            return JniUtils.neg(sum);
        }
    }

    /** The wanted probabilities, over the number of examples. */
    private static float[] targets(int[] labels, int classes, double smoothing) {
        float[] targets = new float[labels.length * classes];
        Arrays.fill(targets, (float) (smoothing / classes / labels.length));
        for (int k = 0; k < labels.length; k++) {
            targets[k * classes + labels[k]] += (float) ((1 - smoothing) / labels.length);
        }
        return targets;
    }

    /**
     * Mean cross-entropy of logits {@code [n, classes, h, w]} and the pixels' true classes, over the pixels that have
     * one; 0 if none has. The logarithms of the true classes are picked: a target of all classes is slower, and of a
     * size with the logits.
     *
     * @param labels {@code [n, h, w]}, negative for a pixel that does not count
     * @param smoothing as in {@link #crossEntropy}
     */
    public static NDArray pixelCrossEntropy(NDArray logits, FloatBuffer labels, double smoothing) {
        Shape shape = logits.getShape();
        long classes = shape.get(1);
        Shape pixels = new Shape(shape.get(0), 1, shape.get(2), shape.get(3));
        NDManager manager = logits.getManager();
        PtNDArray weights = (PtNDArray) manager.create(shares(labels), pixels);
        PtNDArray index = (PtNDArray) manager.create(numbers(labels), pixels);
        try (PtNDArray logarithms = JniUtils.logSoftmax((PtNDArray) logits, 1, DataType.FLOAT32);
                PtNDArray picked = JniUtils.gather(logarithms, index, 1);
                PtNDArray wanted = smoothing > 0 ? smoothed(picked, logarithms, smoothing, classes) : picked;
                PtNDArray products = JniUtils.mul(wanted, weights);
                PtNDArray sum = JniUtils.sum(products)) {
            return JniUtils.neg(sum);
        }
    }

    /** (1 − s) · log p of the true class + s · mean log p. */
    private static PtNDArray smoothed(PtNDArray picked, PtNDArray logarithms, double smoothing, long classes) {
        try (PtNDArray sums = JniUtils.sum(logarithms, new long[] {1}, true);
                NDArray first = Scaled.times(picked, 1 - smoothing);
                NDArray second = Scaled.times(sums, smoothing / classes)) {
            return JniUtils.add((PtNDArray) first, (PtNDArray) second);
        }
    }

    /**
     * Mean cross-entropy of logits {@code [n, classes, ...]} and the probabilities that other logits of this shape mean,
     * over all but the classes.
     *
     * @param teacher without gradients
     */
    public static NDArray softCrossEntropy(NDArray logits, NDArray teacher) {
        float rows = (float) logits.size() / logits.getShape().get(1);
        try (PtNDArray logarithms = JniUtils.logSoftmax((PtNDArray) logits, 1, DataType.FLOAT32);
                PtNDArray wanted = JniUtils.softmax((PtNDArray) teacher, 1, DataType.FLOAT32);
                PtNDArray products = JniUtils.mul(logarithms, wanted);
                PtNDArray sum = JniUtils.sum(products)) {
            return Scaled.times(sum, -1 / rows);
        }
    }

    private static long[] numbers(FloatBuffer labels) {
        long[] numbers = new long[labels.remaining()];
        for (int k = 0; k < numbers.length; k++) {
            numbers[k] = (long) Math.max(0, labels.get(labels.position() + k));
        }
        return numbers;
    }

    /** What each pixel counts. */
    private static float[] shares(FloatBuffer labels) {
        float[] shares = new float[labels.remaining()];
        int counted = 0;
        for (int k = 0; k < shares.length; k++) {
            shares[k] = labels.get(labels.position() + k) < 0 ? 0 : 1;
            counted += (int) shares[k];
        }
        for (int k = 0; k < shares.length; k++) {
            shares[k] /= Math.max(1, counted);
        }
        return shares;
    }

    /** Mean of |output − truth| of two arrays of one shape. */
    public static NDArray absoluteError(NDArray output, NDArray truth) {
        try (PtNDArray difference = JniUtils.sub((PtNDArray) output, (PtNDArray) truth);
                PtNDArray absolute = JniUtils.abs(difference)) {
            return JniUtils.mean(absolute);
        }
    }

    /** Mean of (output − truth)² of two arrays of one shape. */
    public static NDArray squaredError(NDArray output, NDArray truth) {
        try (PtNDArray difference = JniUtils.sub((PtNDArray) output, (PtNDArray) truth);
                PtNDArray square = JniUtils.square(difference)) {
            return JniUtils.mean(square);
        }
    }
}
