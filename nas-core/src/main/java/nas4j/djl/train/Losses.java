package nas4j.djl.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Arrays;

/** What training makes small, as scalars. */
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
}
