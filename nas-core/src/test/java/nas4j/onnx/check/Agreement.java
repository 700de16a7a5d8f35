package nas4j.onnx.check;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.Runs;
import nas4j.graph.ComputationGraph;
import nas4j.graph.DataType;
import nas4j.graph.Node;
import nas4j.onnx.ExportOptions;
import nas4j.onnx.OnnxExporter;
import nas4j.onnx.runtime.OnnxArray;
import nas4j.onnx.runtime.OnnxSession;
import nas4j.weights.Weights;

/** Whether a network computes the same in the training engine and, exported, in ONNX Runtime. */
public final class Agreement {
    /** What a smaller output is compared with. */
    private static final double SMALLEST_SCALE = 1e-6;

    private Agreement() {}

    /** Exports a network, checks the file, and returns it. */
    public static byte[] export(ComputationGraph graph, Weights weights, boolean foldsBatchNorm) {
        byte[] model = OnnxExporter.export(graph, weights, new ExportOptions(foldsBatchNorm, "1.0", Map.of()));
        OnnxChecker.check(model);
        return model;
    }

    /** The engine's outputs by name. */
    public static Map<String, float[]> engineOutputs(CompiledNetwork network, Map<String, double[]> inputs, int batch) {
        Map<String, float[]> outputs = new LinkedHashMap<>();
        try (NDManager step = network.newManager()) {
            network.forward(false, Runs.arrays(network.graph(), inputs, batch, step))
                    .forEach((name, array) -> outputs.put(name, floats(array)));
        }
        return outputs;
    }

    private static float[] floats(NDArray array) {
        Number[] numbers = array.toArray();
        float[] values = new float[numbers.length];
        for (int k = 0; k < values.length; k++) {
            values[k] = numbers[k].floatValue();
        }
        return values;
    }

    /** ONNX Runtime's outputs by name; their shapes are those of the graph. */
    public static Map<String, float[]> runtimeOutputs(
            ComputationGraph graph, byte[] model, Map<String, double[]> inputs, int batch) {
        Map<String, float[]> outputs = new LinkedHashMap<>();
        try (OnnxSession session = OnnxSession.open(model, 1)) {
            session.run(arrays(graph, inputs, batch)).forEach((name, array) -> {
                Node node = graph.node(Objects.requireNonNull(graph.outputs().get(name), name));
                assertThat(array.shape()).as(name).isEqualTo(shape(node, batch));
                outputs.put(name, floats(array));
            });
        }
        assertThat(outputs.keySet()).isEqualTo(graph.outputs().keySet());
        return outputs;
    }

    private static List<Long> shape(Node node, int batch) {
        LongStream dims = Arrays.stream(node.shape().toArray()).asLongStream();
        return LongStream.concat(LongStream.of(batch), dims).boxed().toList();
    }

    private static float[] floats(OnnxArray array) {
        return switch (array) {
            case OnnxArray.Floats real -> {
                float[] values = new float[real.values().remaining()];
                real.values().get(values);
                yield values;
            }
            case OnnxArray.Ints whole -> {
                float[] values = new float[whole.values().remaining()];
                for (int k = 0; k < values.length; k++) {
                    values[k] = whole.values().get(k);
                }
                yield values;
            }
        };
    }

    private static Map<String, OnnxArray> arrays(ComputationGraph graph, Map<String, double[]> inputs, int batch) {
        Map<String, OnnxArray> arrays = new HashMap<>();
        for (Node node : graph.inputs()) {
            double[] values = inputs.getOrDefault(node.path(), new double[0]);
            if (node.shape().type() == DataType.INT32) {
                IntBuffer numbers = IntBuffer.allocate(values.length);
                for (double value : values) {
                    numbers.put((int) value);
                }
                arrays.put(node.path(), new OnnxArray.Ints(shape(node, batch), numbers.flip()));
            } else {
                FloatBuffer numbers = FloatBuffer.allocate(values.length);
                for (double value : values) {
                    numbers.put((float) value);
                }
                arrays.put(node.path(), new OnnxArray.Floats(shape(node, batch), numbers.flip()));
            }
        }
        return arrays;
    }

    /**
     * The largest of all outputs' relative errors: max |found − expected| / max(10⁻⁶, max |expected|) over an output's
     * elements. Where the engine's number is not finite, nothing is compared.
     */
    public static double relativeError(Map<String, float[]> found, Map<String, float[]> expected) {
        double worst = 0;
        for (Map.Entry<String, float[]> output : expected.entrySet()) {
            float[] numbers = Objects.requireNonNull(found.get(output.getKey()));
            worst = Math.max(worst, relativeError(numbers, output.getValue()));
        }
        return worst;
    }

    private static double relativeError(float[] found, float[] expected) {
        assertThat(found).hasSameSizeAs(expected);
        double scale = SMALLEST_SCALE;
        double distance = 0;
        for (int k = 0; k < expected.length; k++) {
            if (Float.isFinite(expected[k])) {
                assertThat(found[k]).as("element %d", k).isFinite();
                scale = Math.max(scale, Math.abs(expected[k]));
                distance = Math.max(distance, Math.abs((double) found[k] - expected[k]));
            }
        }
        return distance / scale;
    }

    /** The largest relative error over random batches of two files: as the network is, and folded. */
    public static double worstError(CompiledNetwork network, Weights weights, RandomGenerator random, int... batches) {
        ComputationGraph graph = network.graph();
        network.load(weights);
        double worst = 0;
        for (boolean folds : new boolean[] {false, true}) {
            byte[] model = export(graph, weights, folds);
            for (int batch : batches) {
                Map<String, double[]> inputs = Runs.randomInputs(graph, batch, random);
                Map<String, float[]> found = runtimeOutputs(graph, model, inputs, batch);
                worst = Math.max(worst, relativeError(found, engineOutputs(network, inputs, batch)));
            }
        }
        return worst;
    }
}
