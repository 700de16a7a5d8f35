package nas4j.djl.train;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import nas4j.djl.CompiledNetwork;

/**
 * Keeps the norm of all gradients together below a bound, in place. Pascanu et al. 2013, algorithm 1; the numbers are
 * those of PyTorch's {@code clip_grad_norm_}. The norm stays where the gradients are: nothing waits for it.
 */
final class Clipping {
    private static final int EUCLIDEAN = 2;
    private static final int[] ALL_AXES = {};
    private static final double EPSILON = 1e-6;

    private Clipping() {}

    /**
     * Scales the gradients.
     *
     * @param reach gradients out of it are not counted: with their zeros the sum would have other last digits
     * @param manager of the step, which frees what lies between
     */
    static void clip(CompiledNetwork network, Reach reach, double most, NDManager manager) {
        PtNDArray[] gradients = network.trained().stream()
                .flatMap(parameter -> reach.find(network, parameter, manager).stream())
                .map(piece -> (PtNDArray) piece.gradient())
                .toArray(PtNDArray[]::new);
        if (gradients.length > 0) {
            PtNDArray share = share(gradients, most, manager);
            for (PtNDArray gradient : gradients) {
                JniUtils.muli(gradient, share);
            }
        }
    }

    /** min(1, most / (norm + ε)). */
    private static PtNDArray share(PtNDArray[] gradients, double most, NDManager manager) {
        PtNDArray[] norms = new PtNDArray[gradients.length];
        for (int k = 0; k < norms.length; k++) {
            norms[k] = norm(gradients[k]);
        }
        PtNDArray norm = norm(JniUtils.stack(norms, 0));
        PtNDArray above = JniUtils.add(norm, scalar(EPSILON, manager));
        return JniUtils.clip(JniUtils.div(scalar(most, manager), above), 0f, 1f);
    }

    private static PtNDArray norm(PtNDArray array) {
        return JniUtils.norm(array, EUCLIDEAN, ALL_AXES, false);
    }

    private static PtNDArray scalar(double value, NDManager manager) {
        return (PtNDArray) manager.create((float) value);
    }
}
