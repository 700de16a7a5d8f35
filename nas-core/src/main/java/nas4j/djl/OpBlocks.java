package nas4j.djl;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.graph.ResizeMode;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;
import org.jspecify.annotations.Nullable;

/** The one switch from operators to kernels. Makes each node's parameters on the way. */
final class OpBlocks {
    static final double EPSILON = 1e-5;
    private static final double POSITION_DEVIATION = 0.02;
    private static final int NEAREST = 0;
    private static final int BILINEAR = 2;

    private static final Initial ZERO = new Initial.Constant(0);
    private static final Initial ONE = new Initial.Constant(1);

    private final ComputationGraph graph;
    private final ParameterMaker maker;

    OpBlocks(ComputationGraph graph, ParameterMaker maker) {
        this.graph = graph;
        this.maker = maker;
    }

    /** The kernel of a node, with its parameters. */
    Kernel kernel(Node node) {
        return maker.findFunction(node.path()).orElseGet(() -> ofOperator(node));
    }

    private Kernel ofOperator(Node node) {
        TensorShape shape = node.shape();
        return switch (node.op()) {
            case Op.Input _ -> Kernel.PASS_ON;
            case Op.Conv2d _, Op.Linear _ -> layer(node).kernel();
            case Op.MatMul product -> matMul(product);
            case Op.Pool pool -> Pooling.of(pool, in(node, 0), maker);
            case Op.GlobalPool pool -> Pooling.global(pool.kind(), in(node, 0));
            case Op.BatchNorm norm -> batchNorm(shape, norm(node, norm));
            case Op.LayerNorm _ -> layerNorm(node);
            case Op.Activation activation -> Activations.of(activation.kind(), shape);
            case Op.Add _ -> adding(node);
            case Op.Multiply _ -> multiply(node);
            case Op.Concat _ when node.inputCount() == 1 -> Kernel.PASS_ON;
            case Op.Concat _ -> (in, _) -> JniUtils.cat(in, shape.channelAxis() + 1L);
            case Op.Attention attention -> attention(attention, node);
            case Op.Resize resize -> resize(resize, shape);
            case Op.Reshape _, Op.Flatten _ -> reshape(Shapes.batch(shape));
            case Op.Identity _ -> Kernel.PASS_ON;
            case Op.Transpose transpose -> transpose(transpose);
            case Op.Embedding embedding -> embedding(node, embedding);
            case Op.Position _ -> position(node);
            case Op.Dropout dropout -> Dropping.of(dropout.rate(), node.path(), shape);
            case Op.Pad pad -> pad(pad);
            case Op.ChannelShuffle shuffle -> shuffle(shuffle, shape);
            case Op.Zero _ -> zero(shape);
        };
    }

    private TensorShape in(Node node, int index) {
        return graph.node(node.input(index)).shape();
    }

    /**
     * A convolution or linear layer.
     *
     * @param weight {@code [out, ...]}
     * @param bias {@code [out]}
     * @param kernels of other weights and another bias
     */
    record Layer(
            PtNDArray weight, @Nullable PtNDArray bias, BiFunction<PtNDArray, @Nullable PtNDArray, Kernel> kernels) {
        Kernel kernel() {
            return kernels.apply(weight, bias);
        }
    }

    /** A layer, with its parameters. */
    Layer layer(Node node) {
        if (node.op() instanceof Op.Conv2d conv) {
            return conv(node, conv);
        }
        if (node.op() instanceof Op.Linear linear) {
            return linear(node, linear);
        }
        throw new IllegalArgumentException("found [" + node.op() + "], accepted: a layer");
    }

    private Layer conv(Node node, Op.Conv2d conv) {
        TensorShape in = in(node, 0);
        Window window = conv.window();
        int channels = in.dim(0) / conv.groups();
        Initial initial = Initial.fanIn((long) channels * window.area());
        PtNDArray weight = maker.kernel(
                node.path() + ".weight",
                initial,
                conv.channels(),
                channels,
                window.kernelHeight(),
                window.kernelWidth());
        PtNDArray bias = bias(node, conv.bias(), conv.channels(), initial);
        boolean isOnProcessor = maker.isOnProcessor();
        return new Layer(weight, bias, (weights, itsBias) -> {
            Convolving direct = Convolving.of(weights, itsBias, window, conv.groups());
            return isOnProcessor ? Convolving.fastest(direct, window, in) : direct;
        });
    }

    private Layer linear(Node node, Op.Linear linear) {
        int features = in(node, 0).last();
        Initial initial = Initial.fanIn(features);
        PtNDArray weight = maker.trained(node.path() + ".weight", initial, linear.features(), features);
        PtNDArray bias = bias(node, linear.bias(), linear.features(), initial);
        return new Layer(weight, bias, (weights, itsBias) -> (in, _) -> JniUtils.linear(in[0], weights, itsBias));
    }

    private @Nullable PtNDArray bias(Node node, boolean present, int size, Initial initial) {
        return present ? maker.trained(node.path() + ".bias", initial, size) : null;
    }

    private static Kernel matMul(Op.MatMul product) {
        if (!product.transposeSecond()) {
            return (in, _) -> JniUtils.matmul(in[0], in[1]);
        }
        return (in, _) -> {
            try (PtNDArray second = JniUtils.transpose(in[1], 1, 2)) {
                return JniUtils.matmul(in[0], second);
            }
        };
    }

    /** What a batch normalisation has of each channel. */
    record Norm(PtNDArray scale, PtNDArray shift, PtNDArray mean, PtNDArray variance) {}

    /** A batch normalisation's parameters. */
    Norm norm(Node node, Op.BatchNorm norm) {
        int channels = node.shape().channels();
        String path = node.path();
        PtNDArray scale = affine(norm, path + ".scale", ONE, channels);
        PtNDArray shift = affine(norm, path + ".shift", ZERO, channels);
        PtNDArray mean = maker.kept(path + ".running-mean", ZERO, channels);
        PtNDArray variance = maker.kept(path + ".running-variance", ONE, channels);
        return new Norm(scale, shift, mean, variance);
    }

    /** The kernel of a batch normalisation of values of this shape. */
    static Kernel batchNorm(TensorShape shape, Norm norm) {
        Kernel kernel = (in, pass) -> JniUtils.batchNorm(
                in[0], norm.mean, norm.variance, norm.scale, norm.shift, pass.onBatch(), pass.share(), EPSILON);
        return shape.rank() == 2 ? asRows(kernel, shape) : kernel;
    }

    /** The engine wants a scale and a shift even where nothing is learned. */
    private PtNDArray affine(Op.BatchNorm norm, String path, Initial initial, int channels) {
        return norm.affine() ? maker.trained(path, initial, channels) : maker.fixed(initial, channels);
    }

    /** Takes {@code [n, ..., d]} as so many rows of {@code d}: the engine wants channels as second dimension. */
    private static Kernel asRows(Kernel kernel, TensorShape shape) {
        long[] rows = {-1, shape.last()};
        long[] back = Shapes.batch(shape);
        return (in, pass) -> {
            try (PtNDArray flat = JniUtils.reshape(in[0], rows);
                    PtNDArray result = kernel.run(new PtNDArray[] {flat}, pass)) {
                return JniUtils.reshape(result, back);
            }
        };
    }

    private Kernel layerNorm(Node node) {
        TensorShape shape = node.shape();
        Shape channels = new Shape(shape.channels());
        PtNDArray scale = maker.trained(node.path() + ".scale", ONE, shape.channels());
        PtNDArray shift = maker.trained(node.path() + ".shift", ZERO, shape.channels());
        if (shape.channelAxis() == shape.rank() - 1) {
            return (in, _) -> JniUtils.layerNorm(in[0], channels, scale, shift, EPSILON);
        }
        return (in, _) -> {
            try (PtNDArray last = JniUtils.permute(in[0], new long[] {0, 2, 3, 1});
                    PtNDArray result = JniUtils.layerNorm(last, channels, scale, shift, EPSILON)) {
                return JniUtils.permute(result, new long[] {0, 3, 1, 2});
            }
        };
    }

    private static Kernel adding(Node node) {
        return node.inputCount() == 1 ? Kernel.PASS_ON : (in, _) -> sum(in);
    }

    private static PtNDArray sum(PtNDArray[] in) {
        PtNDArray sum = JniUtils.add(in[0], in[1]);
        for (int k = 2; k < in.length; k++) {
            JniUtils.addi(sum, in[k]);
        }
        return sum;
    }

    private Kernel multiply(Node node) {
        TensorShape shape = node.shape();
        long[] scales = channelScales(shape);
        boolean[] isScale = new boolean[node.inputCount()];
        for (int k = 1; k < isScale.length; k++) {
            isScale[k] = in(node, k).rank() != shape.rank();
        }
        return (in, _) -> product(in, isScale, scales);
    }

    /** What lies between is closed with the step. */
    private static PtNDArray product(PtNDArray[] in, boolean[] isScale, long[] scales) {
        PtNDArray product = in[0];
        for (int k = 1; k < in.length; k++) {
            PtNDArray factor = isScale[k] ? JniUtils.reshape(in[k], scales) : in[k];
            product = JniUtils.mul(product, factor);
        }
        return product;
    }

    /** The shape of {@code [n, c]} that scales the channels of a batch. */
    private static long[] channelScales(TensorShape shape) {
        long[] scales = new long[shape.rank() + 1];
        Arrays.fill(scales, 1);
        scales[0] = -1;
        scales[shape.channelAxis() + 1] = shape.channels();
        return scales;
    }

    private Kernel attention(Op.Attention attention, Node node) {
        TensorShape queries = in(node, 0);
        TensorShape values = in(node, 2);
        PtNDArray scale = maker.scalar((float) (1 / Math.sqrt((double) queries.last() / attention.heads())));
        return new Attending(attention.heads(), queries, values, scale);
    }

    private static Kernel resize(Op.Resize resize, TensorShape shape) {
        long[] size = {shape.dim(1), shape.dim(2)};
        int mode = resize.mode() == ResizeMode.NEAREST ? NEAREST : BILINEAR;
        return (in, _) -> JniUtils.interpolate(in[0], size, mode, false);
    }

    private static Kernel reshape(long... dims) {
        return (in, _) -> JniUtils.reshape(in[0], dims);
    }

    private static Kernel transpose(Op.Transpose transpose) {
        List<Integer> axes = transpose.axes();
        long[] order = new long[axes.size() + 1];
        for (int k = 0; k < axes.size(); k++) {
            order[k + 1] = axes.get(k) + 1L;
        }
        return (in, _) -> JniUtils.permute(in[0], order);
    }

    private Kernel embedding(Node node, Op.Embedding embedding) {
        PtNDArray table = maker.trained(
                node.path() + ".weight", new Initial.Normal(1), embedding.vocabulary(), embedding.features());
        return (in, _) -> JniUtils.embedding(in[0], table, false);
    }

    private Kernel position(Node node) {
        Initial initial = new Initial.Normal(POSITION_DEVIATION);
        PtNDArray positions = maker.trained(node.path() + ".weight", initial, Shapes.batch(node.shape(), new long[0]));
        return (in, _) -> JniUtils.add(in[0], positions);
    }

    private static Kernel pad(Op.Pad pad) {
        long[] sides = {pad.left(), pad.right(), pad.top(), pad.bottom()};
        return (in, _) -> JniUtils.pad(in[0], sides, 0);
    }

    /** The channels of a pixel become neighbours in memory, which they are already where they come from a convolution. */
    private static Kernel shuffle(Op.ChannelShuffle shuffle, TensorShape shape) {
        long groups = shuffle.groups();
        long[] split = {-1, shape.dim(1), shape.dim(2), groups, shape.dim(0) / groups};
        long[] back = {-1, shape.dim(1), shape.dim(2), shape.dim(0)};
        return (in, _) -> {
            try (PtNDArray last = JniUtils.permute(in[0], new long[] {0, 2, 3, 1});
                    PtNDArray grouped = JniUtils.reshape(last, split);
                    PtNDArray swapped = JniUtils.transpose(grouped, 3, 4);
                    PtNDArray joined = JniUtils.reshape(swapped, back)) {
                return JniUtils.permute(joined, new long[] {0, 3, 1, 2});
            }
        };
    }

    private static Kernel zero(TensorShape shape) {
        return (in, _) -> {
            long examples = in[0].getShape().get(0);
            return (PtNDArray) in[0].getManager().zeros(new Shape(Shapes.batch(shape, examples)), in[0].getDataType());
        };
    }
}
