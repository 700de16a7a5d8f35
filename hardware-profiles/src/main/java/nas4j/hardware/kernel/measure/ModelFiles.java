package nas4j.hardware.kernel.measure;

import nas4j.graph.ComputationGraph;
import nas4j.graph.Precision;
import nas4j.graph.Simplification;
import nas4j.graph.quantize.Precisions;
import nas4j.hardware.device.NumberFormat;
import nas4j.onnx.OnnxExporter;

/**
 * Networks as the model files that are measured: simplified, with weights that do not matter, and otherwise as they are
 * exported. Deterministic.
 */
public final class ModelFiles {
    private static final long SEED = 1;
    private static final Precision BYTES = new Precision(8, 8);

    private ModelFiles() {}

    /**
     * The bytes of the file.
     *
     * @param format fp32 or int8
     * @throws IllegalArgumentException if the format is neither
     */
    public static byte[] of(ComputationGraph network, NumberFormat format) {
        ComputationGraph graph = Simplification.simplify(network);
        return switch (format) {
            case FP32 -> OnnxExporter.exportUntrained(graph, SEED);
            case INT8 -> OnnxExporter.exportUntrained(Precisions.everywhere(graph, BYTES), SEED);
            case FP16 ->
                throw new IllegalArgumentException("found [fp16], accepted: fp32 or int8, which processors compute");
        };
    }
}
