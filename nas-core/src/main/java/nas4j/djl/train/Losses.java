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
        int classes = (int) shape.get(1);
        float[] targets = new float[labels.length * classes];
        Arrays.fill(targets, (float) (smoothing / classes / labels.length));
        for (int k = 0; k < labels.length; k++) {
            targets[k * classes + labels[k]] += (float) ((1 - smoothing) / labels.length);
        }
        PtNDArray weights = (PtNDArray) logits.getManager().create(targets, shape);
        try (PtNDArray logarithms = JniUtils.logSoftmax((PtNDArray) logits, 1, DataType.FLOAT32);
                PtNDArray products = JniUtils.mul(logarithms, weights);
                PtNDArray sum = JniUtils.sum(products)) {
            return JniUtils.neg(sum);
        }
    }
}
