package nas4j.hardware.kernel.measure;

import nas4j.graph.ComputationGraph;
import nas4j.graph.Simplification;
import nas4j.hardware.device.NumberFormat;
import nas4j.hardware.kernel.int8.QuantizedModel;
import nas4j.onnx.OnnxExporter;
import nas4j.onnx.proto.ModelProto;

/** Networks as the model files that are measured: simplified, with weights that do not matter. Deterministic. */
public final class ModelFiles {
    private static final long SEED = 1;

    private ModelFiles() {}

    /**
     * The bytes of the file.
     *
     * @param format fp32 or int8
     * @throws IllegalArgumentException if the format is neither
     */
    public static byte[] of(ComputationGraph network, NumberFormat format) {
        ComputationGraph graph = Simplification.simplify(network);
        ModelProto model = OnnxExporter.untrained(graph, SEED);
        return switch (format) {
            case FP32 -> model.toBytes();
            case INT8 -> QuantizedModel.of(model).toBytes();
            case FP16 ->
                throw new IllegalArgumentException("found [fp16], accepted: fp32 or int8, which processors compute");
        };
    }
}
