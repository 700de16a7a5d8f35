package nas4j.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import nas4j.graph.ComputationGraph;
import nas4j.graph.DataType;
import nas4j.graph.Node;
import nas4j.weights.Weights;

/** Helps to run networks on random numbers, in the tests of all modules. */
public final class Runs {
    private static final int TOKENS = 4;
    private static final int CALIBRATION_BATCH = 8;
    private static final double MOMENTUM = 0.1;

    private Runs() {}

    static Engine engine() {
        return Engine.open(TrainingDevice.CPU);
    }

    public static CompiledNetwork compile(ComputationGraph graph) {
        return new GraphCompiler(engine()).compile(graph, 1);
    }

    /** Random parameters, running statistics as well; variances are positive. */
    public static Weights randomWeights(CompiledNetwork network, RandomGenerator random) {
        return mapped(
                network.weights(),
                (path, _) -> path.endsWith("running-variance")
                        ? _ -> 0.5 + Math.pow(random.nextGaussian(), 2)
                        : _ -> random.nextGaussian() / 2);
    }

    /**
     * Random parameters as training could leave them: signals neither die out nor explode on the way through a deep
     * network, and running statistics are random but near those of the signals. With statistics that know nothing of the
     * signals, gates become steps, and any rounding error may grow a thousandfold.
     */
    public static Weights trainedLikeWeights(CompiledNetwork network, RandomGenerator random) {
        Weights first = mapped(network.weights(), (path, tensor) -> {
            long fanIn = tensor.shape().stream().skip(1).reduce(1L, Math::multiplyExact);
            double size = tensor.shape().size() > 1 ? Math.sqrt(2.0 / fanIn) : 0.3;
            double centre = path.endsWith(".scale") ? 1 : 0;
            return path.contains(".running-")
                    ? _ -> path.endsWith("variance") ? 1 : 0
                    : _ -> centre + size * random.nextGaussian();
        });
        Map<String, Weights.Tensor> tensors = new LinkedHashMap<>(first.tensors());
        tensors.putAll(statistics(network, first, random).tensors());
        return Weights.of(tensors);
    }

    /** The running statistics after one random batch, undone what the first ones had in them, and some noise. */
    private static Weights statistics(CompiledNetwork network, Weights first, RandomGenerator random) {
        network.load(first);
        try (NDManager step = network.newManager()) {
            Map<String, double[]> inputs = randomInputs(network.graph(), CALIBRATION_BATCH, random);
            network.forward(true, arrays(network.graph(), inputs, CALIBRATION_BATCH, step));
        }
        Map<String, Weights.Tensor> moved =
                new LinkedHashMap<>(network.weights().tensors());
        moved.keySet().removeIf(path -> !path.contains(".running-"));
        return mapped(
                Weights.of(moved),
                (path, _) -> path.endsWith("variance")
                        ? value -> (value - 1 + MOMENTUM) / MOMENTUM * random.nextDouble(0.5, 2) + 0.1
                        : value -> value / MOMENTUM + 0.3 * random.nextGaussian());
    }

    private static Weights mapped(Weights weights, BiFunction<String, Weights.Tensor, DoubleUnaryOperator> functions) {
        Map<String, Weights.Tensor> tensors = new LinkedHashMap<>();
        weights.tensors().forEach((path, tensor) -> {
            DoubleUnaryOperator function = functions.apply(path, tensor);
            float[] values = new float[tensor.values().remaining()];
            for (int k = 0; k < values.length; k++) {
                values[k] = (float) function.applyAsDouble(tensor.values().get(k));
            }
            tensors.put(path, new Weights.Tensor(tensor.shape(), FloatBuffer.wrap(values)));
        });
        return Weights.of(tensors);
    }

    /** One random batch for each input, by path. */
    public static Map<String, double[]> randomInputs(ComputationGraph graph, int batch, RandomGenerator random) {
        Map<String, double[]> inputs = new HashMap<>();
        for (Node node : graph.inputs()) {
            double[] values = new double[batch * (int) node.shape().elements()];
            for (int k = 0; k < values.length; k++) {
                values[k] =
                        node.shape().type() == DataType.INT32 ? random.nextInt(TOKENS) : (float) random.nextGaussian();
            }
            inputs.put(node.path(), values);
        }
        return inputs;
    }

    public static NDArray[] arrays(ComputationGraph graph, Map<String, double[]> inputs, int batch, NDManager manager) {
        return graph.inputs().stream()
                .map(node -> array(node, inputs.getOrDefault(node.path(), new double[0]), batch, manager))
                .toArray(NDArray[]::new);
    }

    private static NDArray array(Node node, double[] values, int batch, NDManager manager) {
        Shape shape = new Shape(Shapes.batch(node.shape(), batch));
        if (node.shape().type() == DataType.INT32) {
            int[] tokens = new int[values.length];
            for (int k = 0; k < tokens.length; k++) {
                tokens[k] = (int) values[k];
            }
            return manager.create(tokens, shape);
        }
        float[] floats = new float[values.length];
        for (int k = 0; k < floats.length; k++) {
            floats[k] = (float) values[k];
        }
        return manager.create(floats, shape);
    }

    /** Mean of the squares of all outputs, as a scalar. */
    static NDArray loss(List<NDArray> outputs) {
        NDArray sum = outputs.getFirst().square().mean();
        for (NDArray output : outputs.subList(1, outputs.size())) {
            sum = sum.add(output.square().mean());
        }
        return sum;
    }
}
