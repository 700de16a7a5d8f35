package nas4j.djl.layout;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import nas4j.graph.PoolKind;
import nas4j.graph.Window;

/**
 * Pooling that the engine has no kernel for: each tap of the window is a strided slice of the padded image, and the
 * slices are reduced element by element.
 *
 * @param height of the output, in pixels
 * @param width of the output, in pixels
 * @param shares what each output pixel's sum is multiplied with, {@code [1, 1, h', w']}; not used for a maximum
 */
public record Taps(PoolKind kind, Window window, int height, int width, PtNDArray shares) {

    /** The pooled images. */
    public PtNDArray pool(PtNDArray images) {
        long[] sides = {window.paddingWidth(), window.paddingWidth(), window.paddingHeight(), window.paddingHeight()};
        double filling = kind == PoolKind.MAX ? Double.NEGATIVE_INFINITY : 0;
        try (PtNDArray padded = JniUtils.pad(images, sides, filling)) {
            PtNDArray reduced = slice(padded, 0, 0);
            for (int tap = 1; tap < window.area(); tap++) {
                try (PtNDArray before = reduced;
                        PtNDArray slice = slice(padded, tap / window.kernelWidth(), tap % window.kernelWidth())) {
                    reduced = kind == PoolKind.MAX ? JniUtils.max(before, slice) : JniUtils.add(before, slice);
                }
            }
            return kind == PoolKind.MAX ? reduced : JniUtils.mul(reduced, shares);
        }
    }

    private PtNDArray slice(PtNDArray padded, int row, int column) {
        try (PtNDArray rows = slice(padded, 2, (long) row * window.dilation(), height)) {
            return slice(rows, 3, (long) column * window.dilation(), width);
        }
    }

    private PtNDArray slice(PtNDArray array, long axis, long start, long count) {
        return JniUtils.slice(array, axis, start, start + (count - 1) * window.stride() + 1, window.stride());
    }
}
