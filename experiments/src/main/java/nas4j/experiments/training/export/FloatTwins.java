package nas4j.experiments.training.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nas4j.evaluate.InFloat;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;
import nas4j.experiments.prepare.LatencyMeasures;
import nas4j.graph.ComputationGraph;
import nas4j.graph.GraphHash;
import nas4j.graph.Node;
import nas4j.hardware.block.BlockTimes;
import nas4j.hardware.probe.HostProbe;
import nas4j.hardware.probe.NetworkProbe;
import nas4j.hardware.probe.OperatorTimes;
import nas4j.hardware.probe.ProbeProtocol;

/**
 * What networks that round take on this machine in single precision. Those that differ in nothing but how they round are the
 * same network then, which is measured once. For one thread.
 */
public final class FloatTwins {
    private static final double PROFILED_SECONDS = .5;
    private static final int THREADS = 1;

    private final Map<Measured, List<Measurement>> figures = new HashMap<>();
    private final Map<Profiled, OperatorTimes> operators = new HashMap<>();

    private record Measured(GraphHash network, ProbeProtocol protocol) {}

    /** Operators have the names of nodes. */
    private record Profiled(GraphHash network, List<String> paths) {
        static Profiled of(ComputationGraph graph) {
            return new Profiled(
                    GraphHash.of(graph), graph.nodes().stream().map(Node::path).toList());
        }
    }

    /** What a network takes in single precision, but for energy; nothing if it does not round. */
    public List<Measurement> figures(Exports exports, ProbeProtocol protocol) {
        if (!exports.rounds()) {
            return List.of();
        }
        Measured key = new Measured(GraphHash.of(exports.inFloat()), protocol);
        List<Measurement> known = figures.get(key);
        if (known == null) {
            known = measure(exports.untrainedInFloat(), protocol);
            figures.put(key, known);
        }
        return known;
    }

    private static List<Measurement> measure(byte[] model, ProbeProtocol protocol) {
        try (HostProbe probe = new HostProbe(protocol)) {
            return LatencyMeasures.of(probe.measure(model), HostProbe.DEVICE).stream()
                    .map(InFloat::of)
                    .toList();
        }
    }

    /** What the blocks of a network take, as it rounds and in single precision; nothing if it does not round. */
    public List<Measurement> blocks(Exports exports) {
        if (!exports.rounds()) {
            return List.of();
        }
        try (NetworkProbe probe = new NetworkProbe(THREADS, PROFILED_SECONDS)) {
            ComputationGraph graph = exports.graph();
            OperatorTimes rounded = probe.measureOperators(exports.untrained());
            OperatorTimes inFloat = inFloat(probe, exports);
            return blocks(
                    BlockTimes.of(graph, rounded, rounded.referenceMs()),
                    BlockTimes.of(graph, inFloat, rounded.referenceMs()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OperatorTimes inFloat(NetworkProbe probe, Exports exports) throws IOException {
        Profiled key = Profiled.of(exports.inFloat());
        OperatorTimes known = operators.get(key);
        if (known == null) {
            known = probe.measureOperators(exports.untrainedInFloat());
            operators.put(key, known);
        }
        return known;
    }

    private static List<Measurement> blocks(Map<String, Double> rounded, Map<String, Double> inFloat) {
        List<Measurement> blocks = new ArrayList<>();
        rounded.forEach((block, ms) -> {
            Double other = inFloat.get(block);
            if (other != null) {
                blocks.add(time(block, ms));
                blocks.add(InFloat.of(time(block, other)));
            }
        });
        return blocks;
    }

    private static Measurement time(String block, double ms) {
        return new Measurement(InFloat.blockTime(block), ms, "ms", 0, 1, Split.NONE, HostProbe.DEVICE);
    }
}
