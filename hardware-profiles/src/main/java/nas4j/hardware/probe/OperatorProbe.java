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
    private static final double QUARTER = .25;

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
            return Trace.read(reader).nodes().stream()
                    .map(timeline -> time(timeline, protocol.warmUpRuns()))
                    .toList();
        }
    }

    private static OperatorTime time(Trace.Timeline timeline, int warmUpRuns) {
        return time(timeline, warmUpRuns, QUARTER, 1 - QUARTER);
    }

    /**
     * Without the first runs, the mean of some: the clock's step is 1 µs, which is much of a small operator's median.
     *
     * @param from the share of runs that are faster than those that count
     * @param to from which share on they are slower
     */
    static OperatorTime time(Trace.Timeline timeline, int warmUpRuns, double from, double to) {
        double[] counted = timeline.micros().stream()
                .skip(warmUpRuns)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        int first = (int) (from * counted.length);
        int end = Math.max(first + 1, (int) Math.ceil(to * counted.length));
        double mean = Arrays.stream(counted, Math.min(first, counted.length), Math.min(end, counted.length))
                .average()
                .orElse(0);
        return new OperatorTime(timeline.name(), timeline.operator(), mean, counted.length, timeline.shape());
    }
}
