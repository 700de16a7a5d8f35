package nas4j.hardware.kernel.sample;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;
import nas4j.weights.Weights;

/** Weights without a meaning, of a size that keeps what is computed from them in range: for latencies. Deterministic. */
public final class RandomWeights {
    private final Map<String, Weights.Tensor> tensors = new LinkedHashMap<>();
    private final SplittableRandom random = new SplittableRandom(1);

    private RandomWeights() {}

    /** Weights for all parameters of a network. */
    public static Weights of(ComputationGraph graph) {
        RandomWeights weights = new RandomWeights();
        graph.nodes().forEach(node -> weights.add(graph, node));
        return Weights.of(weights.tensors);
    }

    private void add(ComputationGraph graph, Node node) {
        String path = node.path();
        TensorShape out = node.shape();
        switch (node.op()) {
            case Op.Conv2d conv -> {
                Window window = conv.window();
                long per = (long) graph.node(node.input(0)).shape().dim(0) / conv.groups();
                spread(path + ".weight", conv.channels(), per, window.kernelHeight(), window.kernelWidth());
                bias(conv.bias(), path, conv.channels());
            }
            case Op.Linear linear -> {
                spread(
                        path + ".weight",
                        linear.features(),
                        graph.node(node.input(0)).shape().last());
                bias(linear.bias(), path, linear.features());
            }
            case Op.BatchNorm _ ->
                List.of("scale", "shift", "running-mean", "running-variance")
                        .forEach(name -> constant(path + "." + name, name.equals("shift") ? 0 : 1, out.channels()));
            case Op.LayerNorm _ -> {
                constant(path + ".scale", 1, out.channels());
                constant(path + ".shift", 0, out.channels());
            }
            case Op.Embedding table -> spread(path + ".weight", table.vocabulary(), table.features());
            case Op.Position _ ->
                spread(
                        path + ".weight",
                        Arrays.stream(out.toArray()).asLongStream().toArray());
            case Op.Input _,
                    Op.MatMul _,
                    Op.Pool _,
                    Op.GlobalPool _,
                    Op.Activation _,
                    Op.Add _,
                    Op.Multiply _,
                    Op.Concat _,
                    Op.Attention _,
                    Op.Resize _,
                    Op.Reshape _,
                    Op.Transpose _,
                    Op.Flatten _,
                    Op.Dropout _,
                    Op.Pad _,
                    Op.ChannelShuffle _,
                    Op.Identity _,
                    Op.Zero _ -> {}
        }
    }

    private void bias(boolean has, String path, int channels) {
        if (has) {
            constant(path + ".bias", 0, channels);
        }
    }

    private void constant(String name, float value, long size) {
        float[] numbers = new float[Math.toIntExact(size)];
        Arrays.fill(numbers, value);
        put(name, numbers, size);
    }

    /** Uniform, of the variance 1 over the number of inputs of an output. */
    private void spread(String name, long... dims) {
        long size = LongStream.of(dims).reduce(1, Math::multiplyExact);
        double most = Math.sqrt(3.0 * dims[0] / size);
        float[] numbers = new float[Math.toIntExact(size)];
        for (int k = 0; k < numbers.length; k++) {
            numbers[k] = (float) ((2 * random.nextDouble() - 1) * most);
        }
        put(name, numbers, dims);
    }

    private void put(String name, float[] numbers, long... dims) {
        List<Long> shape = LongStream.of(dims).boxed().toList();
        tensors.put(name, new Weights.Tensor(shape, FloatBuffer.wrap(numbers)));
    }
}
