package nas4j.hardware.probe;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import nas4j.hardware.probe.json.Trace;
import nas4j.onnx.runtime.OnnxSession;

/** Measures how long each operator of a model takes on this machine, with ONNX Runtime's own clock. */
public final class OperatorProbe {
    private final ProbeProtocol protocol;
    private final int threads;

    /** @param threads threads of each operator, at least 1 */
    public OperatorProbe(ProbeProtocol protocol, int threads) {
        this.protocol = protocol;
        this.threads = threads;
    }

    /**
     * The typical time of each operator, in the order in which they run. Runs to warm up do not count.
     *
     * @throws IllegalArgumentException if ONNX Runtime does not take the model, or its inputs are of an unknown kind
     * @throws IOException if there is no room for the trace
     */
    public List<OperatorTime> measure(byte[] model) throws IOException {
        Path folder = Files.createTempDirectory("nas4j-trace");
        try (OnnxSession session = OnnxSession.openProfiled(model, threads, folder.resolve("trace"))) {
            HostModel opened = HostModel.of(session);
            for (int run = 0; run < protocol.warmUpRuns() + protocol.runs(); run++) {
                opened.run();
            }
            Path file = session.endProfile();
            List<OperatorTime> times = read(file);
            Files.delete(file);
            return times;
        } finally {
            Files.deleteIfExists(folder);
        }
    }

    private List<OperatorTime> read(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            return Trace.read(reader).nodes().stream().map(this::time).toList();
        }
    }

    private OperatorTime time(Trace.Timeline timeline) {
        double[] counted = timeline.micros().stream()
                .skip(protocol.warmUpRuns())
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        return new OperatorTime(timeline.name(), timeline.operator(), middle(counted), counted.length);
    }

    /** The mean of the middle half: the clock's step is 1 µs, which is much of a small operator's median. */
    private static double middle(double[] sorted) {
        int quarter = sorted.length / 4;
        return Arrays.stream(sorted, quarter, sorted.length - quarter).average().orElse(0);
    }
}
