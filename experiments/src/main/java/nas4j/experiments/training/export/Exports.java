package nas4j.experiments.training.export;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.Precision;
import nas4j.graph.quantize.Precisions;
import nas4j.graph.quantize.RoundingPlan;
import nas4j.onnx.ExportOptions;
import nas4j.onnx.OnnxExporter;
import nas4j.onnx.quantize.ActivationType;
import nas4j.weights.Weights;

/**
 * A network as a file.
 *
 * @param graph simplified
 * @param seed of weights that are drawn
 * @param activations how whole numbers lie in the file
 */
public record Exports(ComputationGraph graph, long seed, ActivationType activations) {
    /** Whether the network rounds. */
    public boolean rounds() {
        return RoundingPlan.of(graph).rounds();
    }

    /** Why the network cannot be a file as it rounds, if so. */
    public Optional<String> findProblem() {
        if (!rounds()) {
            return Optional.empty();
        }
        try {
            OnnxExporter.exportUntrained(graph, seed);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Paths of layers whose weights have fewer bits than the file keeps for each: it keeps half a byte, or a byte. */
    public List<String> widened() {
        return graph.nodes().stream()
                .filter(node -> node.weights().bits() < Byte.SIZE)
                .filter(node -> node.weights().bits() != Byte.SIZE / 2)
                .map(Node::path)
                .toList();
    }

    /** Weights that are drawn: how long a network takes does not depend on what it has learned. */
    public byte[] untrained() {
        return OnnxExporter.exportUntrained(graph, seed, activations);
    }

    /** Version of ONNX's operators that a runtime of the trained file must know. */
    public int opset() {
        return OnnxExporter.opset(graph, true);
    }

    /** With its weights, and what the file says of itself. */
    public byte[] trained(Weights weights, String version, Map<String, String> metadata) {
        return OnnxExporter.export(graph, weights, new ExportOptions(true, activations, true, version, metadata));
    }

    /** The network in single precision. */
    public ComputationGraph inFloat() {
        return Precisions.everywhere(graph, Precision.FLOAT32);
    }

    /** The file of that, with weights that are drawn. */
    public byte[] untrainedInFloat() {
        return OnnxExporter.exportUntrained(inFloat(), seed);
    }
}
