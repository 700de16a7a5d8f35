package nas4j.djl;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.function.UnaryOperator;
import nas4j.djl.layout.SubGrids;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;
import org.jspecify.annotations.Nullable;

/**
 * Convolution.
 *
 * @param weight {@code [out, in / groups, height, width]}
 * @param bias {@code [out]}
 */
record Convolving(PtNDArray weight, @Nullable PtNDArray bias, Shape stride, Shape padding, Shape dilation, int groups)
        implements Kernel {
    /** With fewer channels it costs what it saves to take an image apart. */
    private static final int FEWEST_TAKEN_APART = 16;

    static Convolving of(PtNDArray weight, @Nullable PtNDArray bias, Window window, int groups) {
        return new Convolving(
                weight,
                bias,
                new Shape(window.stride(), window.stride()),
                new Shape(window.paddingHeight(), window.paddingWidth()),
                new Shape(window.dilation(), window.dilation()),
                groups);
    }

    @Override
    public PtNDArray run(PtNDArray[] in, Pass pass) {
        return on(in[0]);
    }

    private PtNDArray on(PtNDArray images) {
        return JniUtils.convolution(images, weight, bias, stride, padding, dilation, groups);
    }

    /**
     * The fastest way to the same. Gradients of a dilated depthwise convolution have no fast kernel: in training it is an
     * ordinary convolution on sub-grids. Without gradients it stays as it is.
     */
    static Kernel fastest(Convolving direct, Window window, TensorShape in) {
        int dilation = window.dilation();
        boolean isDepthwise = direct.groups == in.dim(0);
        boolean fits = window.paddingHeight() % dilation == 0 && window.paddingWidth() % dilation == 0;
        if (dilation == 1 || !isDepthwise || !fits) {
            return direct;
        }
        SubGrids grids = new SubGrids(dilation);
        Convolving ordinary = of(direct.weight, direct.bias, withoutDilation(window), direct.groups);
        if (window.stride() == dilation) {
            return inTraining(images -> ordinary.onFirst(grids, images), direct);
        }
        boolean divides = in.dim(1) % dilation == 0 && in.dim(2) % dilation == 0;
        return window.stride() == 1 && divides && in.dim(0) >= FEWEST_TAKEN_APART
                ? inTraining(images -> ordinary.onAll(grids, images), direct)
                : direct;
    }

    private static Window withoutDilation(Window window) {
        return new Window(
                window.kernelHeight(),
                window.kernelWidth(),
                1,
                1,
                window.paddingHeight() / window.dilation(),
                window.paddingWidth() / window.dilation());
    }

    private static Kernel inTraining(UnaryOperator<PtNDArray> rearranged, Convolving direct) {
        return (in, pass) -> pass.training() ? rearranged.apply(in[0]) : direct.on(in[0]);
    }

    private PtNDArray onFirst(SubGrids grids, PtNDArray images) {
        try (PtNDArray first = grids.first(images)) {
            return on(first);
        }
    }

    private PtNDArray onAll(SubGrids grids, PtNDArray images) {
        try (PtNDArray split = grids.split(images);
                PtNDArray result = on(split)) {
            return grids.join(result);
        }
    }
}
