package nas4j.hardware.kernel.measure;

import nas4j.graph.ComputationGraph;
import nas4j.graph.Simplification;
import nas4j.onnx.OnnxExporter;
import nas4j.onnx.quantize.ActivationType;

/**
 * Networks as the model files that are measured: simplified, with weights that do not matter, and otherwise as they are
 * exported for this machine, rounded where their nodes say so. Deterministic.
 */
public final class ModelFiles {
    private static final long SEED = 1;

    private ModelFiles() {}

    /** The bytes of the file. */
    public static byte[] of(ComputationGraph network) {
        return OnnxExporter.exportUntrained(Simplification.simplify(network), SEED, ActivationType.ofThisMachine());
    }
}
