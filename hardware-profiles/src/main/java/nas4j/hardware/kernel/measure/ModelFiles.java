package nas4j.hardware.kernel.measure;

import java.util.Map;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Simplification;
import nas4j.hardware.kernel.sample.RandomWeights;
import nas4j.onnx.ExportOptions;
import nas4j.onnx.OnnxExporter;

/** Networks as the model files that are measured: simplified, with weights that do not matter. Deterministic. */
public final class ModelFiles {
    private ModelFiles() {}

    /** In single precision. */
    public static byte[] floats(ComputationGraph network) {
        ComputationGraph graph = Simplification.simplify(network);
        return OnnxExporter.export(graph, RandomWeights.of(graph), new ExportOptions(true, "", Map.of()));
    }
}
