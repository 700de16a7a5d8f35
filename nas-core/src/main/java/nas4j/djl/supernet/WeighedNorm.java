package nas4j.djl.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import org.jspecify.annotations.Nullable;

/**
 * A batch normalisation that ends a branch: w · (s · x̂ + t) is one with scale w · s and shift w · t, which saves a pass over
 * the values and two over their gradients.
 *
 * @param place of the branch, whose weight w is in the mix
 * @param isAffine whether it has a scale s and a shift t of its own; else they are 1 and 0
 */
record WeighedNorm(Mix mix, int place, boolean isAffine) {
    /**
     * Scale or shift, attached to the manager.
     *
     * @param own its own, if it has any
     */
    PtNDArray times(@Nullable NDArray own, boolean isScale, NDManager manager, long... dims) {
        if (own == null && !isScale) {
            return (PtNDArray) manager.zeros(new Shape(dims));
        }
        NDArray plain = own == null ? manager.ones(new Shape(dims)) : own;
        try (PtNDArray weight = mix.weight(place)) {
            PtNDArray product = JniUtils.mul((PtNDArray) plain, weight);
            product.attach(manager);
            return product;
        }
    }
}
