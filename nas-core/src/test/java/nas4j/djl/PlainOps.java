package nas4j.djl;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import nas4j.graph.ActivationKind;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.graph.PoolKind;
import nas4j.graph.ResizeMode;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;
import nas4j.weights.Weights;

/** A slow, plain implementation of all operators for one example, as in evaluation, to compare with. */
public final class PlainOps {
    private final ComputationGraph graph;
    private final Weights weights;
    private final Map<Integer, double[]> values = new HashMap<>();

    public PlainOps(ComputationGraph graph, Weights weights) {
        this.graph = graph;
        this.weights = weights;
    }

    /** Value of every node by its number, from those of the inputs by path. */
    public Map<Integer, double[]> run(Map<String, double[]> inputs) {
        for (Node node : graph.nodes()) {
            values.put(
                    node.id(),
                    node.op() instanceof Op.Input ? Objects.requireNonNull(inputs.get(node.path())) : value(node));
        }
        return values;
    }

    private double[] value(Node node) {
        double[] x = in(node, 0);
        TensorShape from = shape(node, 0);
        TensorShape to = node.shape();
        return switch (node.op()) {
            case Op.Input _ -> throw new IllegalArgumentException(node.path());
            case Op.Conv2d conv -> conv(node, conv, x, from);
            case Op.Linear linear -> linear(node, linear, x, from);
            case Op.MatMul product -> matMul(node, product);
            case Op.Pool pool -> pool(pool, x, from, to);
            case Op.GlobalPool pool -> globalPool(pool, x, from);
            case Op.BatchNorm norm -> batchNorm(node, norm, x);
            case Op.LayerNorm _ -> layerNorm(node, x);
            case Op.Activation activation ->
                activation.kind() == ActivationKind.SOFTMAX
                        ? softmax(x, to)
                        : Arrays.stream(x)
                                .map(v -> activate(activation.kind(), v))
                                .toArray();
            case Op.Add _ -> add(node);
            case Op.Multiply _ -> multiply(node);
            case Op.Concat _ -> concat(node);
            case Op.Attention attention -> attention(node, attention);
            case Op.Resize resize -> resize(resize, x, from, to);
            case Op.Reshape _, Op.Flatten _, Op.Dropout _, Op.Identity _ -> x;
            case Op.Transpose transpose -> transpose(transpose, x, from, to);
            case Op.Embedding embedding -> embedding(node, embedding, x);
            case Op.Position _ -> {
                FloatBuffer positions = weight(node, ".weight");
                double[] y = x.clone();
                for (int k = 0; k < y.length; k++) {
                    y[k] += positions.get(k);
                }
                yield y;
            }
            case Op.Pad pad -> pad(pad, x, from, to);
            case Op.ChannelShuffle shuffle -> shuffle(shuffle, x, from);
            case Op.Zero _ -> new double[(int) to.elements()];
        };
    }

    private double[] in(Node node, int index) {
        return Objects.requireNonNull(values.get(node.input(index)));
    }

    private TensorShape shape(Node node, int index) {
        return graph.node(node.input(index)).shape();
    }

    private FloatBuffer weight(Node node, String name) {
        return Objects.requireNonNull(weights.tensors().get(node.path() + name), node.path() + name)
                .values();
    }

    private double bias(Node node, boolean present, int channel) {
        return present ? weight(node, ".bias").get(channel) : 0;
    }

    private static double pixel(double[] x, TensorShape shape, int c, int h, int w) {
        return h < 0 || w < 0 || h >= shape.dim(1) || w >= shape.dim(2)
                ? 0
                : x[(c * shape.dim(1) + h) * shape.dim(2) + w];
    }

    private double[] conv(Node node, Op.Conv2d conv, double[] x, TensorShape from) {
        FloatBuffer weight = weight(node, ".weight");
        Window window = conv.window();
        int per = from.dim(0) / conv.groups();
        int perOut = conv.channels() / conv.groups();
        return image(node.shape(), (channel, h, w) -> {
            double sum = bias(node, conv.bias(), channel);
            for (int tap = 0; tap < per * window.area(); tap++) {
                int c = channel / perOut * per + tap / window.area();
                int row = tap % window.area() / window.kernelWidth();
                int column = tap % window.kernelWidth();
                sum += weight.get(channel * per * window.area() + tap)
                        * pixel(
                                x,
                                from,
                                c,
                                h * window.stride() + row * window.dilation() - window.paddingHeight(),
                                w * window.stride() + column * window.dilation() - window.paddingWidth());
            }
            return sum;
        });
    }

    private double[] linear(Node node, Op.Linear linear, double[] x, TensorShape from) {
        FloatBuffer weight = weight(node, ".weight");
        int d = from.last();
        double[] y = new double[x.length / d * linear.features()];
        for (int k = 0; k < y.length; k++) {
            int row = k / linear.features();
            int feature = k % linear.features();
            y[k] = bias(node, linear.bias(), feature);
            for (int j = 0; j < d; j++) {
                y[k] += weight.get(feature * d + j) * x[row * d + j];
            }
        }
        return y;
    }

    private double[] matMul(Node node, Op.MatMul product) {
        int inner = shape(node, 0).dim(1);
        return matMul(
                in(node, 0),
                in(node, 1),
                node.shape().dim(0),
                inner,
                node.shape().dim(1),
                product.transposeSecond());
    }

    private static double[] matMul(double[] a, double[] b, int m, int inner, int n, boolean transposed) {
        double[] y = new double[m * n];
        for (int k = 0; k < y.length; k++) {
            for (int j = 0; j < inner; j++) {
                y[k] += a[k / n * inner + j] * (transposed ? b[k % n * inner + j] : b[j * n + k % n]);
            }
        }
        return y;
    }

    private static double[] pool(Op.Pool pool, double[] x, TensorShape from, TensorShape to) {
        Window window = pool.window();
        return image(to, (c, h, w) -> {
            double sum = 0;
            double max = Double.NEGATIVE_INFINITY;
            int count = 0;
            for (int tap = 0; tap < window.area(); tap++) {
                int row = h * window.stride() + tap / window.kernelWidth() * window.dilation() - window.paddingHeight();
                int column =
                        w * window.stride() + tap % window.kernelWidth() * window.dilation() - window.paddingWidth();
                if (row >= 0 && column >= 0 && row < from.dim(1) && column < from.dim(2)) {
                    sum += pixel(x, from, c, row, column);
                    max = Math.max(max, pixel(x, from, c, row, column));
                    count++;
                }
            }
            return pool.kind() == PoolKind.MAX ? max : sum / (pool.countPadding() ? window.area() : count);
        });
    }

    private static double[] globalPool(Op.GlobalPool pool, double[] x, TensorShape from) {
        int channels = from.channels();
        int others = x.length / channels;
        double[] y = new double[channels];
        Arrays.fill(y, pool.kind() == PoolKind.MAX ? Double.NEGATIVE_INFINITY : 0);
        for (int k = 0; k < x.length; k++) {
            int c = channel(from, k);
            y[c] = pool.kind() == PoolKind.MAX ? Math.max(y[c], x[k]) : y[c] + x[k] / others;
        }
        return y;
    }

    /** The channel of the element at place {@code k}. */
    private static int channel(TensorShape shape, int k) {
        return shape.rank() == 3 ? k / (shape.dim(1) * shape.dim(2)) : k % shape.last();
    }

    private double[] batchNorm(Node node, Op.BatchNorm norm, double[] x) {
        double[] y = new double[x.length];
        for (int k = 0; k < y.length; k++) {
            int c = channel(node.shape(), k);
            double normal = (x[k] - weight(node, ".running-mean").get(c))
                    / Math.sqrt(weight(node, ".running-variance").get(c) + 1e-5);
            y[k] = norm.affine()
                    ? normal * weight(node, ".scale").get(c)
                            + weight(node, ".shift").get(c)
                    : normal;
        }
        return y;
    }

    private double[] layerNorm(Node node, double[] x) {
        return alongChannels(x, node.shape(), row -> {
            double mean = Arrays.stream(row).average().orElseThrow();
            double variance = Arrays.stream(row)
                    .map(v -> (v - mean) * (v - mean))
                    .average()
                    .orElseThrow();
            double[] y = new double[row.length];
            for (int c = 0; c < y.length; c++) {
                y[c] = (row[c] - mean)
                                / Math.sqrt(variance + 1e-5)
                                * weight(node, ".scale").get(c)
                        + weight(node, ".shift").get(c);
            }
            return y;
        });
    }

    private static double[] softmax(double[] x, TensorShape shape) {
        return alongChannels(x, shape, row -> {
            double sum = Arrays.stream(row).map(Math::exp).sum();
            return Arrays.stream(row).map(v -> Math.exp(v) / sum).toArray();
        });
    }

    private interface Rows {
        double[] apply(double[] row);
    }

    private static double[] alongChannels(double[] x, TensorShape shape, Rows function) {
        int channels = shape.channels();
        int others = x.length / channels;
        double[] y = new double[x.length];
        for (int other = 0; other < others; other++) {
            double[] row = new double[channels];
            for (int c = 0; c < channels; c++) {
                row[c] = x[shape.rank() == 3 ? c * others + other : other * channels + c];
            }
            double[] result = function.apply(row);
            for (int c = 0; c < channels; c++) {
                y[shape.rank() == 3 ? c * others + other : other * channels + c] = result[c];
            }
        }
        return y;
    }

    private static double activate(ActivationKind kind, double x) {
        double hard = Math.clamp(x + 3, 0, 6) / 6;
        return switch (kind) {
            case RELU -> Math.max(x, 0);
            case RELU6 -> Math.clamp(x, 0, 6);
            case LEAKY_RELU -> x < 0 ? 0.01 * x : x;
            case SIGMOID -> 1 / (1 + Math.exp(-x));
            case HSIGMOID -> hard;
            case TANH -> Math.tanh(x);
            case SWISH -> x / (1 + Math.exp(-x));
            case HSWISH -> x * hard;
            case GELU -> x * normalCdf(x);
            case MISH -> x * Math.tanh(Math.log1p(Math.exp(x)));
            case SOFTMAX -> throw new IllegalArgumentException("not element-wise");
        };
    }

    /** Series of Abramowitz and Stegun 26.2.11. */
    private static double normalCdf(double x) {
        double term = x;
        double sum = x;
        for (int k = 1; k < 200; k++) {
            term *= x * x / (2 * k + 1);
            sum += term;
        }
        return Math.abs(x) > 8 ? (x > 0 ? 1 : 0) : 0.5 + sum * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    private double[] add(Node node) {
        double[] y = in(node, 0).clone();
        for (int index = 1; index < node.inputCount(); index++) {
            for (int k = 0; k < y.length; k++) {
                y[k] += in(node, index)[k];
            }
        }
        return y;
    }

    private double[] multiply(Node node) {
        double[] y = in(node, 0).clone();
        for (int index = 1; index < node.inputCount(); index++) {
            boolean isScale = shape(node, index).rank() != node.shape().rank();
            for (int k = 0; k < y.length; k++) {
                y[k] *= in(node, index)[isScale ? channel(node.shape(), k) : k];
            }
        }
        return y;
    }

    private double[] concat(Node node) {
        double[] y = new double[(int) node.shape().elements()];
        boolean isImage = node.shape().rank() == 3;
        int rows = isImage ? 1 : y.length / node.shape().last();
        int filled = 0;
        for (int row = 0; row < rows; row++) {
            for (int index = 0; index < node.inputCount(); index++) {
                double[] x = in(node, index);
                int size = x.length / rows;
                System.arraycopy(x, row * size, y, filled, size);
                filled += size;
            }
        }
        return y;
    }

    private double[] attention(Node node, Op.Attention attention) {
        int t = shape(node, 0).dim(0);
        int s = shape(node, 1).dim(0);
        int d = shape(node, 0).dim(1) / attention.heads();
        int e = shape(node, 2).dim(1) / attention.heads();
        double[] y = new double[t * e * attention.heads()];
        for (int head = 0; head < attention.heads(); head++) {
            double[] q = columns(in(node, 0), t, head, d, attention.heads());
            double[] k = columns(in(node, 1), s, head, d, attention.heads());
            double[] v = columns(in(node, 2), s, head, e, attention.heads());
            double[] similar = matMul(q, k, t, d, s, true);
            double[] scaled = Arrays.stream(similar).map(x -> x / Math.sqrt(d)).toArray();
            double[] mixed = matMul(softmax(scaled, TensorShape.of(t, s)), v, t, s, e, false);
            for (int j = 0; j < mixed.length; j++) {
                y[j / e * e * attention.heads() + head * e + j % e] = mixed[j];
            }
        }
        return y;
    }

    private static double[] columns(double[] x, int rows, int head, int size, int heads) {
        double[] y = new double[rows * size];
        for (int k = 0; k < y.length; k++) {
            y[k] = x[k / size * size * heads + head * size + k % size];
        }
        return y;
    }

    private static double[] resize(Op.Resize resize, double[] x, TensorShape from, TensorShape to) {
        return image(to, (c, h, w) -> {
            if (resize.mode() == ResizeMode.NEAREST) {
                return pixel(x, from, c, h / resize.scale(), w / resize.scale());
            }
            double row = Math.max(0, (h + 0.5) / resize.scale() - 0.5);
            double column = Math.max(0, (w + 0.5) / resize.scale() - 0.5);
            int top = (int) row;
            int left = (int) column;
            int bottom = Math.min(top + 1, from.dim(1) - 1);
            int right = Math.min(left + 1, from.dim(2) - 1);
            double upper = mix(pixel(x, from, c, top, left), pixel(x, from, c, top, right), column - left);
            double lower = mix(pixel(x, from, c, bottom, left), pixel(x, from, c, bottom, right), column - left);
            return mix(upper, lower, row - top);
        });
    }

    private static double mix(double a, double b, double share) {
        return a * (1 - share) + b * share;
    }

    private static double[] transpose(Op.Transpose transpose, double[] x, TensorShape from, TensorShape to) {
        double[] y = new double[x.length];
        int[] strides = new int[from.rank()];
        for (int axis = from.rank() - 1, stride = 1; axis >= 0; stride *= from.dim(axis--)) {
            strides[axis] = stride;
        }
        for (int k = 0; k < y.length; k++) {
            int rest = k;
            int source = 0;
            for (int axis = to.rank() - 1; axis >= 0; axis--) {
                source += rest % to.dim(axis) * strides[transpose.axes().get(axis)];
                rest /= to.dim(axis);
            }
            y[k] = x[source];
        }
        return y;
    }

    private double[] embedding(Node node, Op.Embedding embedding, double[] x) {
        double[] y = new double[x.length * embedding.features()];
        for (int k = 0; k < y.length; k++) {
            int token = (int) x[k / embedding.features()];
            y[k] = weight(node, ".weight").get(token * embedding.features() + k % embedding.features());
        }
        return y;
    }

    private static double[] pad(Op.Pad pad, double[] x, TensorShape from, TensorShape to) {
        return image(to, (c, h, w) -> pixel(x, from, c, h - pad.top(), w - pad.left()));
    }

    private static double[] shuffle(Op.ChannelShuffle shuffle, double[] x, TensorShape from) {
        int per = from.dim(0) / shuffle.groups();
        return image(from, (c, h, w) -> pixel(x, from, c % shuffle.groups() * per + c / shuffle.groups(), h, w));
    }

    private interface Pixels {
        double at(int channel, int row, int column);
    }

    private static double[] image(TensorShape shape, Pixels pixels) {
        double[] y = new double[(int) shape.elements()];
        for (int k = 0; k < y.length; k++) {
            int w = shape.dim(2);
            int h = shape.dim(1);
            y[k] = pixels.at(k / (h * w), k / w % h, k % w);
        }
        return y;
    }
}
