package nas4j.djl;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Arrays;
import nas4j.djl.layout.Taps;
import nas4j.graph.Op;
import nas4j.graph.PoolKind;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;

/** Kernels of pooling. */
final class Pooling {
    private Pooling() {}

    static Kernel of(Op.Pool pool, TensorShape in, ParameterMaker maker) {
        return isNative(pool.window()) ? natively(pool) : byTaps(pool, in, maker);
    }

    private static Kernel byTaps(Op.Pool pool, TensorShape in, ParameterMaker maker) {
        Window window = pool.window();
        PtNDArray shares = shares(pool, in, maker, 1f / window.area());
        Taps taps = new Taps(pool.kind(), window, window.outHeight(in.dim(1)), window.outWidth(in.dim(2)), shares);
        return (images, _) -> taps.pool(images[0]);
    }

    private static Kernel natively(Op.Pool pool) {
        Window window = pool.window();
        Shape size = new Shape(window.kernelHeight(), window.kernelWidth());
        Shape stride = new Shape(window.stride(), window.stride());
        Shape padding = new Shape(window.paddingHeight(), window.paddingWidth());
        return switch (pool.kind()) {
            case MAX -> (array, _) -> JniUtils.maxPool(array[0], size, stride, padding, false);
            case AVERAGE -> {
                Kernel average = (array, _) -> JniUtils.avgPool(array[0], size, stride, padding, false, true);
                yield ignoresPadding(pool) ? sharing(window) : average;
            }
        };
    }

    /** The engine knows no dilation here, and no padding of more than half a window. */
    private static boolean isNative(Window window) {
        return window.dilation() == 1
                && 2 * window.paddingHeight() <= window.kernelHeight()
                && 2 * window.paddingWidth() <= window.kernelWidth();
    }

    private static boolean ignoresPadding(Op.Pool pool) {
        return !pool.countPadding()
                && pool.window().paddingHeight() + pool.window().paddingWidth() > 0;
    }

    /** DJL's own call counts the padding, whatever it is told. */
    private static Kernel sharing(Window window) {
        return Engine.scripted("torch.avg_pool2d(x, [%d, %d], [%d, %d], [%d, %d], False, False)"
                .formatted(
                        window.kernelHeight(),
                        window.kernelWidth(),
                        window.stride(),
                        window.stride(),
                        window.paddingHeight(),
                        window.paddingWidth()));
    }

    /** For each output pixel the window's area over the number of its taps that count, times {@code unit}. */
    static PtNDArray shares(Op.Pool pool, TensorShape in, ParameterMaker maker, float unit) {
        Window window = pool.window();
        int[] rows = new int[window.outHeight(in.dim(1))];
        int[] columns = new int[window.outWidth(in.dim(2))];
        Arrays.setAll(rows, y -> taps(y, window.kernelHeight(), window.paddingHeight(), in.dim(1), window));
        Arrays.setAll(columns, x -> taps(x, window.kernelWidth(), window.paddingWidth(), in.dim(2), window));
        float[] shares = new float[rows.length * columns.length];
        for (int k = 0; k < shares.length; k++) {
            int taps = rows[k / columns.length] * columns[k % columns.length];
            shares[k] = pool.countPadding() ? unit : unit * window.area() / Math.max(1, taps);
        }
        return maker.fixed(shares, 1, 1, rows.length, columns.length);
    }

    /** How many taps fall on the image, along one direction. */
    private static int taps(int out, int kernel, int padding, int size, Window window) {
        int inside = 0;
        for (int tap = 0; tap < kernel; tap++) {
            int at = out * window.stride() + tap * window.dilation() - padding;
            inside += at >= 0 && at < size ? 1 : 0;
        }
        return inside;
    }

    /** Everything but the channels is reduced. */
    static Kernel global(PoolKind kind, TensorShape in) {
        return in.rank() == 3 ? ofImage(kind, in) : ofTokens(kind);
    }

    /** One window of the image's size: its gradients stay channels-last, those of a mean along an axis do not. */
    private static Kernel ofImage(PoolKind kind, TensorShape in) {
        Shape size = new Shape(in.dim(1), in.dim(2));
        Shape padding = new Shape(0, 0);
        long[] channels = {-1, in.channels()};
        return (array, _) -> {
            try (PtNDArray pixel = kind == PoolKind.MAX
                    ? JniUtils.maxPool(array[0], size, size, padding, false)
                    : JniUtils.avgPool(array[0], size, size, padding, false, true)) {
                return JniUtils.reshape(pixel, channels);
            }
        };
    }

    private static Kernel ofTokens(PoolKind kind) {
        return (array, _) ->
                kind == PoolKind.MAX ? JniUtils.max(array[0], 1, false) : JniUtils.mean(array[0], 1, false);
    }
}
