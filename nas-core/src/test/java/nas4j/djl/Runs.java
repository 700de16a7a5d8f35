package nas4j.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import nas4j.graph.ComputationGraph;
import nas4j.graph.DataType;
import nas4j.graph.Node;
import nas4j.weights.Weights;

/** Helps to run networks on random numbers. */
final class Runs {
    private static final int TOKENS = 4;

    private Runs() {}

    static Engine engine() {
        return Engine.open(TrainingDevice.CPU);
    }

    static CompiledNetwork compile(ComputationGraph graph) {
        return new GraphCompiler(engine()).compile(graph, 1);
    }

    /** Random parameters, running statistics as well; variances are positive. */
    static Weights randomWeights(CompiledNetwork network, RandomGenerator random) {
        Map<String, Weights.Tensor> tensors = new LinkedHashMap<>();
        network.weights().tensors().forEach((path, tensor) -> {
            float[] values = new float[tensor.values().remaining()];
            for (int k = 0; k < values.length; k++) {
                float value = (float) random.nextGaussian();
                values[k] = path.endsWith("running-variance") ? 0.5f + value * value : value / 2;
            }
            tensors.put(path, new Weights.Tensor(tensor.shape(), FloatBuffer.wrap(values)));
        });
        return Weights.of(tensors);
    }

    /** One random batch for each input, by path. */
    static Map<String, double[]> randomInputs(ComputationGraph graph, int batch, RandomGenerator random) {
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

    static NDArray[] arrays(ComputationGraph graph, Map<String, double[]> inputs, int batch, NDManager manager) {
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
