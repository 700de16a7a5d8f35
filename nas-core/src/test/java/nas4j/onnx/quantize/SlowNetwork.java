package nas4j.onnx.quantize;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import nas4j.graph.ActivationKind;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.graph.PoolKind;
import nas4j.graph.Rounding;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;
import nas4j.graph.quantize.Point;
import nas4j.graph.quantize.RoundingPlan;
import nas4j.graph.quantize.StepNames;
import org.jspecify.annotations.Nullable;

/**
 * Networks computed number by number in double precision, rounded as a {@link RoundingPlan} says: what faster ways are
 * compared with. Bears nothing but plain loops.
 */
final class SlowNetwork {
    private final ComputationGraph graph;
    private final RoundingPlan plan;
    private final Map<String, float[]> numbers;
    private final boolean rounds;
    private final Map<Integer, double[]> layerWeights = new HashMap<>();

    /**
     * @param numbers of parameters and, if it rounds, steps and zeros
     * @param rounds whether values and weights are rounded
     */
    SlowNetwork(ComputationGraph graph, Map<String, float[]> numbers, boolean rounds) {
        this.graph = graph;
        this.numbers = numbers;
        this.rounds = rounds;
        plan = RoundingPlan.of(graph);
    }

    /** The values that all nodes hand on, for one example. */
    double[][] run(float... image) {
        double[][] values = new double[graph.size()][];
        for (Node node : graph.nodes()) {
            double[] value = node.op() instanceof Op.Input ? doubles(image) : compute(node, values);
            values[node.id()] = rounds && plan.roundsAfter(node) ? rounded(node, value) : value;
        }
        return values;
    }

    private static double[] doubles(float... image) {
        double[] value = new double[image.length];
        Arrays.setAll(value, k -> image[k]);
        return value;
    }

    private double[] rounded(Node node, double... value) {
        Point point = plan.find(node).orElseThrow();
        double step = get(StepNames.step(point))[0];
        double zero = get(StepNames.zero(point))[0];
        double most = (1 << point.rounding().bits()) - 1;
        return Arrays.stream(value)
                .map(x -> step * (Math.clamp(Math.rint(x / step) + zero, 0, most) - zero))
                .toArray();
    }

    private float[] get(String path) {
        return Objects.requireNonNull(numbers.get(path), path);
    }

    private double[] compute(Node node, double[][] values) {
        double[] in = values[node.input(0)];
        TensorShape shape = graph.node(node.input(0)).shape();
        return switch (node.op()) {
            case Op.Conv2d conv -> conv(node, conv, shape, in);
            case Op.Linear _ -> linear(node, in);
            case Op.BatchNorm _ -> plan.isFolded(node) ? in : normalised(node, in);
            case Op.Activation activation ->
                Arrays.stream(in).map(x -> of(activation.kind(), x)).toArray();
            case Op.Add _ -> {
                double[] sum = new double[in.length];
                node.inputs().forEach(id -> Arrays.setAll(sum, k -> sum[k] + values[id][k]));
                yield sum;
            }
            case Op.Multiply _ -> {
                double[] factor = values[node.input(1)];
                int per = in.length / factor.length;
                double[] product = new double[in.length];
                Arrays.setAll(product, k -> in[k] * factor[k / per]);
                yield product;
            }
            case Op.Concat _ ->
                node.inputs().stream()
                        .flatMapToDouble(id -> Arrays.stream(values[id]))
                        .toArray();
            case Op.Pool pool -> pool(pool, shape, node.shape(), in);
            case Op.GlobalPool _ -> {
                int per = in.length / shape.dim(0);
                double[] means = new double[shape.dim(0)];
                Arrays.setAll(
                        means,
                        c -> Arrays.stream(in, c * per, c * per + per).average().orElse(0));
                yield means;
            }
            case Op.Flatten _, Op.Dropout _, Op.Identity _ -> in;
            default -> throw new IllegalArgumentException("slow networks have no " + node.op());
        };
    }

    private static double of(ActivationKind kind, double x) {
        return switch (kind) {
            case RELU -> Math.max(0, x);
            case RELU6 -> Math.clamp(x, 0, 6);
            case SIGMOID -> 1 / (1 + Math.exp(-x));
            case HSIGMOID -> Math.clamp(x / 6 + .5, 0, 1);
            case HSWISH -> x * Math.clamp(x / 6 + .5, 0, 1);
            default -> throw new IllegalArgumentException("slow networks have no " + kind);
        };
    }

    /** What a batch normalisation multiplies a channel with, and adds then. */
    double[] map(@Nullable Node norm, int channel) {
        if (norm == null) {
            return new double[] {1, 0};
        }
        String path = norm.path();
        double factor = get(path + ".scale")[channel] / Math.sqrt(get(path + ".running-variance")[channel] + 1e-5);
        return new double[] {factor, get(path + ".shift")[channel] - factor * get(path + ".running-mean")[channel]};
    }

    private double[] normalised(Node norm, double... in) {
        int per = in.length / norm.shape().channels();
        double[] out = new double[in.length];
        Arrays.setAll(out, k -> map(norm, k / per)[0] * in[k] + map(norm, k / per)[1]);
        return out;
    }

    /** Weights with what is folded into them, rounded if they are. */
    double[] weights(Node layer) {
        return layerWeights.computeIfAbsent(layer.id(), _ -> {
            Node norm = plan.findNorm(layer).orElse(null);
            float[] own = get(layer.path() + ".weight");
            int per = own.length / layer.shape().channels();
            double[] weights = new double[own.length];
            Arrays.setAll(weights, k -> rounded(layer, k / per, (float) (own[k] * map(norm, k / per)[0])));
            return weights;
        });
    }

    private double rounded(Node layer, int row, float weight) {
        Rounding rounding = layer.weights();
        if (!rounds || !rounding.rounds()) {
            return weight;
        }
        float[] steps = get(StepNames.weightStep(layer.path()));
        int at = steps.length == 1 ? 0 : row;
        double zero = rounding.symmetric() ? 0 : get(StepNames.weightZero(layer.path()))[at];
        double end = 1 << (rounding.bits() - 1);
        return steps[at] * (Math.clamp(Math.rint(weight / steps[at]) + zero, -end, end - 1) - zero);
    }

    private double bias(Node layer, int row) {
        double[] map = map(plan.findNorm(layer).orElse(null), row);
        float[] own = numbers.get(layer.path() + ".bias");
        return map[1] + (own == null ? 0 : own[row] * map[0]);
    }

    private double[] linear(Node layer, double... in) {
        double[] weights = weights(layer);
        double[] out = new double[layer.shape().channels()];
        for (int row = 0; row < out.length; row++) {
            out[row] = bias(layer, row);
            for (int k = 0; k < in.length; k++) {
                out[row] += weights[row * in.length + k] * in[k];
            }
        }
        return out;
    }

    private double[] conv(Node layer, Op.Conv2d conv, TensorShape shape, double... in) {
        Window window = conv.window();
        double[] weights = weights(layer);
        int per = shape.dim(0) / conv.groups();
        int pixels = layer.shape().dim(1) * layer.shape().dim(2);
        double[] out = new double[conv.channels() * pixels];
        for (int k = 0; k < out.length; k++) {
            int row = k / pixels;
            int first = row / (conv.channels() / conv.groups()) * per;
            double sum = bias(layer, row);
            for (int tap = 0; tap < per * window.area(); tap++) {
                int channel = first + tap / window.area();
                int at = at(window, shape, layer.shape(), channel, k % pixels, tap % window.area());
                sum += at < 0 ? 0 : weights[row * per * window.area() + tap] * in[at];
            }
            out[k] = sum;
        }
        return out;
    }

    private static double[] pool(Op.Pool pool, TensorShape shape, TensorShape to, double... in) {
        int pixels = to.dim(1) * to.dim(2);
        double[] out = new double[to.dim(0) * pixels];
        for (int k = 0; k < out.length; k++) {
            double sum = 0;
            double most = Double.NEGATIVE_INFINITY;
            int taps = 0;
            for (int tap = 0; tap < pool.window().area(); tap++) {
                int at = at(pool.window(), shape, to, k / pixels, k % pixels, tap);
                if (at >= 0) {
                    sum += in[at];
                    most = Math.max(most, in[at]);
                    taps++;
                }
            }
            out[k] = pool.kind() == PoolKind.MAX
                    ? most
                    : sum / (pool.countPadding() ? pool.window().area() : taps);
        }
        return out;
    }

    /** Where a tap of a window lies in a feature map; −1 beside it. */
    private static int at(Window window, TensorShape shape, TensorShape to, int channel, int pixel, int tap) {
        int row = pixel / to.dim(2) * window.stride()
                + tap / window.kernelWidth() * window.dilation()
                - window.paddingHeight();
        int column = pixel % to.dim(2) * window.stride()
                + tap % window.kernelWidth() * window.dilation()
                - window.paddingWidth();
        boolean isInside = row >= 0 && row < shape.dim(1) && column >= 0 && column < shape.dim(2);
        return isInside ? (channel * shape.dim(1) + row) * shape.dim(2) + column : -1;
    }
}
