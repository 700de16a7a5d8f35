package nas4j.experiments.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nas4j.evaluate.InFloat;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.Precision;
import nas4j.graph.quantize.Precisions;
import nas4j.graph.quantize.RoundingPlan;
import nas4j.hardware.block.BlockTimes;
import nas4j.hardware.probe.HostProbe;
import nas4j.hardware.probe.NetworkProbe;
import nas4j.hardware.probe.ProbeProtocol;
import nas4j.onnx.ExportOptions;
import nas4j.onnx.OnnxExporter;
import nas4j.onnx.quantize.ActivationType;
import nas4j.weights.Weights;

/**
 * A network as a file, and what that takes on this machine. A network that rounds is measured in single precision as well.
 *
 * @param graph simplified
 * @param seed of weights that are drawn
 * @param activations how whole numbers lie in the file
 */
record Exports(ComputationGraph graph, long seed, ActivationType activations) {
    private static final double PROFILED_SECONDS = .5;
    private static final int THREADS = 1;

    /** Whether the network rounds. */
    boolean rounds() {
        return RoundingPlan.of(graph).rounds();
    }

    /** Why the network cannot be a file as it rounds, if so. */
    Optional<String> findProblem() {
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
    List<String> widened() {
        return graph.nodes().stream()
                .filter(node -> node.weights().bits() < Byte.SIZE)
                .filter(node -> node.weights().bits() != Byte.SIZE / 2)
                .map(Node::path)
                .toList();
    }

    /** Weights that are drawn: how long a network takes does not depend on what it has learned. */
    byte[] untrained() {
        return OnnxExporter.exportUntrained(graph, seed, activations);
    }

    /** Version of ONNX's operators that a runtime of the trained file must know. */
    int opset() {
        return OnnxExporter.opset(graph, true);
    }

    byte[] trained(Weights weights, String version, Map<String, String> metadata) {
        return OnnxExporter.export(graph, weights, new ExportOptions(true, activations, true, version, metadata));
    }

    /** What the model takes; of a network that rounds also what it takes in single precision, whole and block by block. */
    List<Measurement> measure(byte[] model, HostFigures host, ProbeProtocol protocol) throws InterruptedException {
        List<Measurement> figures = new ArrayList<>(host.measure(graph, model, protocol));
        figures.addAll(twin(host, protocol));
        if (rounds() && host.measures()) {
            figures.addAll(blocks(model, single()));
        }
        return figures;
    }

    /** What a network that rounds takes in single precision, but for energy; nothing of one that does not round. */
    List<Measurement> twin(HostFigures host, ProbeProtocol protocol) throws InterruptedException {
        if (!rounds() || !host.measures()) {
            return List.of();
        }
        return new HostFigures(true, false)
                .measure(inFloat(), single(), protocol).stream().map(InFloat::of).toList();
    }

    private byte[] single() {
        return OnnxExporter.exportUntrained(inFloat(), seed);
    }

    private ComputationGraph inFloat() {
        return Precisions.everywhere(graph, Precision.FLOAT32);
    }

    private List<Measurement> blocks(byte[] model, byte[] single) {
        try (NetworkProbe probe = new NetworkProbe(THREADS, PROFILED_SECONDS)) {
            Map<String, Double> rounded =
                    BlockTimes.of(graph, probe.measure(model).operators());
            Map<String, Double> inFloat =
                    BlockTimes.of(graph, probe.measure(single).operators());
            List<Measurement> blocks = new ArrayList<>();
            rounded.forEach((block, ms) -> {
                Double other = inFloat.get(block);
                if (other != null) {
                    blocks.add(time(block, ms));
                    blocks.add(InFloat.of(time(block, other)));
                }
            });
            return blocks;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Measurement time(String block, double ms) {
        return new Measurement(InFloat.blockTime(block), ms, "ms", 0, 1, Split.NONE, HostProbe.DEVICE);
    }
}
