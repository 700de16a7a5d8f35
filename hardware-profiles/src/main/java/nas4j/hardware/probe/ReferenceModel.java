package nas4j.hardware.probe;

import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import nas4j.graph.ActivationKind;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;
import nas4j.graph.PoolKind;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;
import nas4j.onnx.ExportOptions;
import nas4j.onnx.OnnxExporter;
import nas4j.weights.Weights;

/**
 * The network that latencies are compared with: full, pointwise and depthwise convolutions, as in most small networks for
 * images; 7.4 M multiply-accumulates. It never changes, or ratios of different versions could not be compared.
 */
public final class ReferenceModel {
    private static final int CHANNELS = 32;
    private static final int SIZE = 32;
    private static final int BLOCKS = 3;
    private static final int CLASSES = 10;

    private ReferenceModel() {}

    /** The network. */
    public static ComputationGraph graph() {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        int at = builder.add("image", new Op.Input(TensorShape.of(3, SIZE, SIZE)));
        at = conv(builder, "stem", at, 3, 2, 1);
        for (int block = 0; block < BLOCKS; block++) {
            int start = at;
            at = conv(builder, block + "/full", at, 3, 1, 1);
            at = conv(builder, block + "/depthwise", at, 3, 1, CHANNELS);
            at = conv(builder, block + "/pointwise", at, 1, 1, 1);
            at = builder.add(block + "/sum", new Op.Add(), start, at);
        }
        at = builder.add("pool", new Op.GlobalPool(PoolKind.AVERAGE), at);
        return builder.output("classes", builder.add("linear", new Op.Linear(CLASSES, true), at))
                .build();
    }

    private static int conv(
            ComputationGraph.Builder builder, String path, int input, int kernel, int stride, int groups) {
        Window window = Window.same(kernel, stride, 1);
        int conv = builder.add(path, new Op.Conv2d(CHANNELS, window, groups, true), input);
        return builder.add(path + "/relu", new Op.Activation(ActivationKind.RELU), conv);
    }

    /** The model file, always the same bytes. */
    public static byte[] model() {
        Map<String, Weights.Tensor> tensors = new LinkedHashMap<>();
        SplittableRandom random = new SplittableRandom(1);
        tensor("stem", List.of((long) CHANNELS, 3L, 3L, 3L), random, tensors);
        for (int block = 0; block < BLOCKS; block++) {
            tensor(block + "/full", List.of((long) CHANNELS, (long) CHANNELS, 3L, 3L), random, tensors);
            tensor(block + "/depthwise", List.of((long) CHANNELS, 1L, 3L, 3L), random, tensors);
            tensor(block + "/pointwise", List.of((long) CHANNELS, (long) CHANNELS, 1L, 1L), random, tensors);
        }
        tensor("linear", List.of((long) CLASSES, (long) CHANNELS), random, tensors);
        return OnnxExporter.export(graph(), Weights.of(tensors), new ExportOptions(false, "", Map.of()));
    }

    private static void tensor(
            String path, List<Long> shape, SplittableRandom random, Map<String, Weights.Tensor> tensors) {
        float[] bias = new float[Math.toIntExact(shape.getFirst())];
        float[] weight = new float[Math.toIntExact(shape.stream().reduce(1L, Math::multiplyExact))];
        for (int k = 0; k < weight.length; k++) {
            weight[k] = random.nextFloat() * .2f - .1f;
        }
        tensors.put(path + ".weight", new Weights.Tensor(shape, FloatBuffer.wrap(weight)));
        tensors.put(path + ".bias", new Weights.Tensor(List.of(shape.getFirst()), FloatBuffer.wrap(bias)));
    }
}
