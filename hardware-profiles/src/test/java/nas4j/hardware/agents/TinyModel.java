package nas4j.hardware.agents;

import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;
import nas4j.graph.TensorShape;
import nas4j.onnx.ExportOptions;
import nas4j.onnx.OnnxExporter;
import nas4j.weights.Weights;

/** A few square matrices, one after the other. */
final class TinyModel {
    private static final int WIDTH = 64;

    private TinyModel() {}

    static byte[] of(int layers) {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        Map<String, Weights.Tensor> tensors = new LinkedHashMap<>();
        int at = builder.add("in", new Op.Input(TensorShape.of(WIDTH)));
        for (int k = 0; k < layers; k++) {
            at = builder.add("layer" + k, new Op.Linear(WIDTH, true), at);
            List<Long> shape = List.of((long) WIDTH, (long) WIDTH);
            tensors.put("layer" + k + ".weight", new Weights.Tensor(shape, FloatBuffer.allocate(WIDTH * WIDTH)));
            tensors.put("layer" + k + ".bias", new Weights.Tensor(List.of((long) WIDTH), FloatBuffer.allocate(WIDTH)));
        }
        ComputationGraph graph = builder.output("out", at).build();
        return OnnxExporter.export(graph, Weights.of(tensors), new ExportOptions(false, "", Map.of()));
    }
}
