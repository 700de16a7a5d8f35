package nas4j.onnx;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import nas4j.graph.Op;
import nas4j.graph.PoolKind;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;
import nas4j.onnx.proto.AttributeProto;
import nas4j.onnx.proto.Payload;

/**
 * Pooling. Runtimes refuse paddings of a window's size and more, and averages know no dilation before opset 19: then the
 * padding is an operator of its own, and an average is a depthwise convolution.
 */
final class PoolNodes {
    private PoolNodes() {}

    static void pool(Step step, Op.Pool pool) {
        switch (pool.kind()) {
            case MAX -> max(step, pool.window());
            case AVERAGE -> average(step, pool);
        }
    }

    private static void max(Step step, Window window) {
        if (hasShortPadding(window)) {
            step.result("MaxPool", List.of(step.in(0)), Windows.of(window));
            return;
        }
        int rows = window.paddingHeight();
        int columns = window.paddingWidth();
        String sides = step.longs("sides", 0, 0, rows, columns, 0, 0, rows, columns);
        String filling = step.number("filling", Float.NEGATIVE_INFINITY);
        String padded = step.between("padded", "Pad", List.of(step.in(0), sides, filling));
        Window inside =
                new Window(window.kernelHeight(), window.kernelWidth(), window.stride(), window.dilation(), 0, 0);
        step.result("MaxPool", List.of(padded), Windows.of(inside));
    }

    private static void average(Step step, Op.Pool pool) {
        Window window = pool.window();
        if (window.dilation() == 1 && hasShortPadding(window)) {
            AttributeProto countsPadding = new AttributeProto.Int("count_include_pad", pool.countPadding() ? 1 : 0);
            step.result("AveragePool", List.of(step.in(0)), Windows.of(window, countsPadding));
            return;
        }
        int channels = step.shapeIn(0).dim(0);
        float[] weights = new float[channels * window.area()];
        Arrays.fill(weights, 1f / window.area());
        long[] dims = {channels, 1, window.kernelHeight(), window.kernelWidth()};
        String weight = step.floats("taps", Payload.floats(FloatBuffer.wrap(weights)), dims);
        AttributeProto[] attributes = Windows.of(window, new AttributeProto.Int("group", channels));
        if (pool.countPadding()) {
            step.result("Conv", List.of(step.in(0), weight), attributes);
        } else {
            String counted = step.between("counted", "Conv", List.of(step.in(0), weight), attributes);
            step.result("Mul", List.of(counted, shares(step, window)));
        }
    }

    private static boolean hasShortPadding(Window window) {
        return window.paddingHeight() < window.kernelHeight() && window.paddingWidth() < window.kernelWidth();
    }

    /** For each output pixel the window's area over the number of its taps on the image. */
    private static String shares(Step step, Window window) {
        TensorShape in = step.shapeIn(0);
        int height = step.shape().dim(1);
        int width = step.shape().dim(2);
        float[] shares = new float[height * width];
        for (int k = 0; k < shares.length; k++) {
            int rows = taps(k / width, window, window.kernelHeight(), window.paddingHeight(), in.dim(1));
            int columns = taps(k % width, window, window.kernelWidth(), window.paddingWidth(), in.dim(2));
            shares[k] = (float) window.area() / Math.max(1, rows * columns);
        }
        return step.floats("shares", Payload.floats(FloatBuffer.wrap(shares)), 1, 1, height, width);
    }

    /** How many taps fall on the image, along one direction. */
    private static int taps(int out, Window window, int kernel, int padding, int size) {
        int inside = 0;
        for (int tap = 0; tap < kernel; tap++) {
            int at = out * window.stride() + tap * window.dilation() - padding;
            inside += at >= 0 && at < size ? 1 : 0;
        }
        return inside;
    }

    static void global(Step step, PoolKind kind) {
        boolean isMax = kind == PoolKind.MAX;
        if (step.shapeIn(0).rank() == 3) {
            String operator = isMax ? "GlobalMaxPool" : "GlobalAveragePool";
            step.result("Flatten", List.of(step.betweenMoves("pixel", operator, List.of(step.in(0)))));
        } else {
            String operator = isMax ? "ReduceMax" : "ReduceMean";
            step.reduced(operator, 1);
        }
    }
}
