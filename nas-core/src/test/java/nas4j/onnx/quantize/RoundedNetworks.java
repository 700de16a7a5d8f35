package nas4j.onnx.quantize;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import nas4j.contract.Seeds;
import nas4j.graph.ActivationKind;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.graph.PoolKind;
import nas4j.graph.Precision;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;
import nas4j.graph.quantize.Point;
import nas4j.graph.quantize.RoundingPlan;
import nas4j.graph.quantize.StepNames;
import nas4j.weights.Weights;

/** Small networks that round, with drawn weights; steps are those of the ranges that some images show. */
final class RoundedNetworks {
    static final int CLASSES = 10;
    static final Op NORM = new Op.BatchNorm(true);
    static final Op RELU = new Op.Activation(ActivationKind.RELU);

    private final ComputationGraph.Builder builder = ComputationGraph.builder();
    private final Precision precision;
    private int count;

    RoundedNetworks(Precision precision, TensorShape image) {
        this.precision = precision;
        builder.add("image", new Op.Input(image));
    }

    int add(String name, Op op, int... inputs) {
        return builder.add(name + count++, op, precision, inputs);
    }

    int conv(int channels, int kernel, int stride, int groups, int input) {
        Op conv = new Op.Conv2d(channels, Window.same(kernel, stride, 1), groups, false);
        return add("norm", NORM, add("conv", conv, input));
    }

    int convRelu(int channels, int kernel, int stride, int input) {
        return add("relu", RELU, conv(channels, kernel, stride, 1, input));
    }

    int act(ActivationKind kind, int input) {
        return add("act", new Op.Activation(kind), input);
    }

    int pool(PoolKind kind, int stride, int input) {
        return add("pool", new Op.Pool(kind, Window.same(3, stride, 1), false), input);
    }

    int linear(int features, int input) {
        return add("linear", new Op.Linear(features, true), input);
    }

    /** Ends with the means of the channels and a linear layer. */
    ComputationGraph classes(int input) {
        int means = add("means", new Op.GlobalPool(PoolKind.AVERAGE), input);
        builder.output("classes", linear(CLASSES, means));
        return builder.build();
    }

    ComputationGraph output(int input) {
        builder.output("classes", input);
        return builder.build();
    }

    static ComputationGraph chain(Precision precision, ActivationKind kind) {
        RoundedNetworks n = new RoundedNetworks(precision, TensorShape.of(3, 10, 10));
        int first = n.act(kind, n.conv(12, 3, 1, 1, 0));
        int pooled = n.pool(PoolKind.MAX, 2, first);
        int second = n.act(kind, n.conv(16, 3, 1, 1, pooled));
        return n.classes(n.act(kind, n.conv(16, 1, 1, 1, second)));
    }

    /** Inverted residual blocks with squeeze and excitation. */
    static ComputationGraph mbConv(Precision precision) {
        RoundedNetworks n = new RoundedNetworks(precision, TensorShape.of(3, 8, 8));
        int stem = n.act(ActivationKind.HSWISH, n.conv(8, 3, 1, 1, 0));
        int wide = n.act(ActivationKind.HSWISH, n.conv(24, 1, 1, 1, stem));
        int deep = n.act(ActivationKind.HSWISH, n.conv(24, 3, 1, 24, wide));
        int squeezed = n.add("relu", RELU, n.linear(6, n.add("means", new Op.GlobalPool(PoolKind.AVERAGE), deep)));
        int gate = n.act(ActivationKind.HSIGMOID, n.linear(24, squeezed));
        int scaled = n.add("scaled", new Op.Multiply(), deep, gate);
        int narrow = n.conv(8, 1, 1, 1, scaled);
        return n.classes(n.act(ActivationKind.RELU6, n.conv(24, 1, 1, 1, n.add("sum", new Op.Add(), stem, narrow))));
    }

    static ComputationGraph residual(Precision precision) {
        RoundedNetworks n = new RoundedNetworks(precision, TensorShape.of(3, 8, 8));
        int stem = n.convRelu(12, 3, 1, 0);
        int first = n.conv(12, 3, 1, 1, n.convRelu(12, 3, 1, stem));
        int block = n.add("relu", RELU, n.add("sum", new Op.Add(), first, stem));
        int second = n.conv(16, 3, 1, 1, n.convRelu(16, 3, 2, block));
        int shortcut = n.conv(16, 1, 2, 1, block);
        return n.classes(n.add("relu", RELU, n.add("sum", new Op.Add(), second, shortcut)));
    }

    /** A cell as NAS-Bench-201 has them: nodes are sums of what comes over their edges. */
    static ComputationGraph cell(Precision precision) {
        RoundedNetworks n = new RoundedNetworks(precision, TensorShape.of(3, 8, 8));
        int in = n.conv(8, 3, 1, 1, 0);
        int a = n.conv(8, 3, 1, 1, n.add("relu", RELU, in));
        int b = n.add("sum", new Op.Add(), n.conv(8, 1, 1, 1, n.add("relu", RELU, a)), n.pool(PoolKind.AVERAGE, 1, in));
        int c = n.add("sum", new Op.Add(), in, n.conv(8, 3, 1, 1, n.add("relu", RELU, b)), a);
        return n.classes(n.add("relu", RELU, n.add("norm", NORM, c)));
    }

    static ComputationGraph perceptron(Precision precision) {
        RoundedNetworks n = new RoundedNetworks(precision, TensorShape.of(3, 6, 6));
        int first = n.add("relu", RELU, n.linear(48, n.add("flat", new Op.Flatten(), 0)));
        int second = n.add("norm", NORM, n.linear(32, first));
        return n.output(n.linear(CLASSES, n.add("relu", RELU, second)));
    }

    static ComputationGraph concat(Precision precision) {
        RoundedNetworks n = new RoundedNetworks(precision, TensorShape.of(3, 8, 8));
        int stem = n.convRelu(8, 3, 1, 0);
        int wide = n.convRelu(8, 3, 1, stem);
        int narrow = n.conv(6, 1, 1, 1, stem);
        int all = n.add("all", new Op.Concat(), wide, narrow, n.pool(PoolKind.MAX, 1, stem));
        return n.classes(n.convRelu(16, 3, 2, n.add("off", new Op.Dropout(.2), all)));
    }

    /** Images of ten kinds, with noise. */
    static float[][] images(ComputationGraph graph, int images, RandomGenerator random) {
        int size = (int) graph.inputs().getFirst().shape().elements();
        float[][] kinds = new float[CLASSES][size];
        float[][] drawn = new float[images][size];
        for (float[] kind : kinds) {
            fill(kind, _ -> (float) random.nextGaussian());
        }
        for (int k = 0; k < images; k++) {
            float[] kind = kinds[k % CLASSES];
            fill(drawn[k], at -> kind[at] + (float) random.nextGaussian() / 4);
        }
        return drawn;
    }

    private interface Filling {
        float at(int index);
    }

    private static void fill(float[] numbers, Filling number) {
        for (int k = 0; k < numbers.length; k++) {
            numbers[k] = number.at(k);
        }
    }

    /** Parameters, drawn, and steps and zeros by the images. */
    static Map<String, float[]> numbers(ComputationGraph graph, float[][] images) {
        Map<String, float[]> numbers = new LinkedHashMap<>();
        RandomGenerator random = Seeds.generator(graph.size());
        for (Node node : graph.nodes()) {
            draw(graph, node, numbers, random);
        }
        teach(graph, images, numbers);
        SlowNetwork slow = new SlowNetwork(graph, numbers, false);
        addActivationSteps(graph, slow, images, numbers);
        graph.nodes().stream()
                .filter(node -> node.weights().rounds())
                .forEach(layer -> addWeightSteps(layer, slow, numbers));
        return numbers;
    }

    private static void draw(ComputationGraph graph, Node node, Map<String, float[]> numbers, RandomGenerator random) {
        int channels = node.shape().channels();
        if (node.op() instanceof Op.BatchNorm) {
            List.of(".scale", ".running-variance")
                    .forEach(name -> numbers.put(node.path() + name, drawn(channels, random, .5f, 1.5f)));
            List.of(".shift", ".running-mean")
                    .forEach(name -> numbers.put(node.path() + name, drawn(channels, random, -.3f, .3f)));
        } else if (node.op() instanceof Op.Linear || node.op() instanceof Op.Conv2d) {
            TensorShape in = graph.node(node.input(0)).shape();
            int per = node.op() instanceof Op.Conv2d conv
                    ? in.channels() / conv.groups() * conv.window().area()
                    : in.channels();
            float bound = (float) Math.sqrt(6.0 / per);
            numbers.put(node.path() + ".weight", drawn(channels * per, random, -bound, bound));
            if (node.op() instanceof Op.Linear) {
                numbers.put(node.path() + ".bias", drawn(channels, random, -.2f, .2f));
            }
        }
    }

    /** Makes the last layer tell the kinds of images by what is before it on average. */
    private static void teach(ComputationGraph graph, float[][] images, Map<String, float[]> numbers) {
        Node last = graph.node(Objects.requireNonNull(graph.outputs().get("classes")));
        SlowNetwork slow = new SlowNetwork(graph, numbers, false);
        int size = graph.node(last.input(0)).shape().channels();
        float[] weights = new float[CLASSES * size];
        float[] bias = new float[CLASSES];
        float[] centre = new float[size];
        for (int k = 0; k < images.length; k++) {
            double[] before = slow.run(images[k])[last.input(0)];
            for (int c = 0; c < size; c++) {
                weights[k % CLASSES * size + c] += (float) before[c] * CLASSES / images.length;
                centre[c] += (float) before[c] / images.length;
            }
        }
        for (int k = 0; k < weights.length; k++) {
            float mean = weights[k];
            weights[k] -= centre[k % size];
            bias[k / size] -= (mean * mean - centre[k % size] * centre[k % size]) / 2;
        }
        numbers.put(last.path() + ".weight", weights);
        numbers.put(last.path() + ".bias", bias);
    }

    private static float[] drawn(int size, RandomGenerator random, float least, float most) {
        float[] drawn = new float[size];
        fill(drawn, _ -> random.nextFloat(least, most));
        return drawn;
    }

    private static void addActivationSteps(
            ComputationGraph graph, SlowNetwork slow, float[][] images, Map<String, float[]> numbers) {
        RoundingPlan plan = RoundingPlan.of(graph);
        Map<Point, double[]> ranges = new HashMap<>();
        for (float[] image : images) {
            double[][] values = slow.run(image);
            graph.nodes().stream().filter(plan::roundsAfter).forEach(node -> {
                double[] range = ranges.computeIfAbsent(plan.find(node).orElseThrow(), _ -> new double[2]);
                for (double value : values[node.id()]) {
                    range[0] = Math.min(range[0], value);
                    range[1] = Math.max(range[1], value);
                }
            });
        }
        ranges.forEach((point, range) -> {
            int most = (1 << point.rounding().bits()) - 1;
            boolean isSymmetric = point.rounding().symmetric();
            double end = Math.max(-range[0], range[1]);
            float step = (float) (isSymmetric ? 2 * end / most : (range[1] - range[0]) / most);
            float zero = isSymmetric ? most / 2 + 1 : (float) Math.rint(-range[0] / step);
            numbers.put(StepNames.step(point), new float[] {step});
            numbers.put(StepNames.zero(point), new float[] {zero});
        });
    }

    private static void addWeightSteps(Node layer, SlowNetwork slow, Map<String, float[]> numbers) {
        double[] weights = slow.weights(layer);
        int count = layer.weights().perChannel() ? layer.shape().channels() : 1;
        int per = weights.length / count;
        int most = (1 << (layer.weights().bits() - 1)) - 1;
        float[] steps = new float[count];
        float[] zeros = new float[count];
        for (int k = 0; k < count; k++) {
            double[] row = Arrays.copyOfRange(weights, k * per, k * per + per);
            double low = Math.min(0, Arrays.stream(row).min().orElseThrow());
            double high = Math.max(0, Arrays.stream(row).max().orElseThrow());
            if (layer.weights().symmetric()) {
                steps[k] = (float) (Math.max(-low, high) / most);
            } else {
                steps[k] = (float) ((high - low) / (2 * most + 1));
                zeros[k] = (float) Math.rint(-low / steps[k]) - most - 1;
            }
        }
        numbers.put(StepNames.weightStep(layer.path()), steps);
        if (!layer.weights().symmetric()) {
            numbers.put(StepNames.weightZero(layer.path()), zeros);
        }
    }

    /** The numbers as weights of the network. */
    static Weights weights(ComputationGraph graph, Map<String, float[]> numbers) {
        Map<String, Weights.Tensor> tensors = new LinkedHashMap<>();
        Map<String, List<Long>> shapes = new HashMap<>();
        for (Node node : graph.nodes()) {
            if (node.op() instanceof Op.Conv2d conv) {
                long per = graph.node(node.input(0)).shape().channels() / conv.groups();
                Window window = conv.window();
                shapes.put(
                        node.path() + ".weight",
                        List.of((long) conv.channels(), per, (long) window.kernelHeight(), (long)
                                window.kernelWidth()));
            } else if (node.op() instanceof Op.Linear linear) {
                long in = graph.node(node.input(0)).shape().last();
                shapes.put(node.path() + ".weight", List.of((long) linear.features(), in));
            }
        }
        numbers.forEach((path, values) -> tensors.put(
                path,
                new Weights.Tensor(
                        Objects.requireNonNull(shapes.getOrDefault(path, List.of((long) values.length))),
                        FloatBuffer.wrap(values))));
        return Weights.of(tensors);
    }
}
