package nas4j.djl;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/**
 * Memory in which the channels of one pixel are neighbours. Shapes stay {@code [n, c, h, w]}; only strides differ. A
 * convolution whose weights are so gives values that are so, and all that follows keeps the order.
 */
final class ChannelsLast {
    private ChannelsLast() {}

    /** A copy of {@code [n, c, h, w]} with its numbers in this order, without a history. */
    static PtNDArray copy(PtNDArray array) {
        long[] dims = array.getShape().getShape();
        try (PtNDArray moved = JniUtils.permute(array, new long[] {0, 2, 3, 1});
                PtNDArray ordered = JniUtils.reshape(moved, new long[] {-1});
                // Strides of dimensions of size 1 count too: only a fresh shape has all as they should be.
                PtNDArray fresh = JniUtils.reshape(ordered, new long[] {dims[0], dims[2], dims[3], dims[1]});
                PtNDArray back = JniUtils.permute(fresh, new long[] {0, 3, 1, 2})) {
            return (PtNDArray) back.duplicate();
        }
    }
}
