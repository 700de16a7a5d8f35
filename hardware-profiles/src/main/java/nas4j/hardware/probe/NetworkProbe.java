package nas4j.hardware.probe;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nas4j.agent.measure.Runs;
import nas4j.agent.measure.Timed;
import nas4j.hardware.probe.json.Trace;
import nas4j.onnx.runtime.OnnxSession;

/**
 * Measures networks in this process, as wholes and operator by operator, in short blocks that take turns with blocks of the
 * reference model. Each is opened several times, and the fastest counts: where its memory comes to lie makes some small
 * networks take 1.4 times as long for as long as they are open. For one thread.
 */
public final class NetworkProbe implements AutoCloseable {
    private static final int WARM_UP_RUNS = 3;
    private static final long BLOCK_NANOS = 4_000_000;
    private static final int LEAST_BLOCKS = 3;
    /** A quarter of them is slow, of some networks. */
    private static final int SESSIONS = 4;
    /** Share of runs that are faster than what counts: whatever else the machine does meets them least. */
    private static final double FAST = .3;

    private final int threads;
    private final long nanos;
    private final HostModel reference;

    /**
     * Opens the reference model.
     *
     * @param threads threads of each operator, at least 1
     * @param seconds time of each of the two measurements, at least
     */
    public NetworkProbe(int threads, double seconds) {
        this.threads = threads;
        nanos = (long) (seconds * 1e9 / SESSIONS);
        reference = HostModel.open(ReferenceModel.model(), RunOptions.of(threads));
    }

    /** Of the faster runs. */
    private record Turns(double ratio, double referenceMs) {}

    /**
     * Measures a network whole, then its operators.
     *
     * @throws IllegalArgumentException if ONNX Runtime does not take the model
     * @throws IOException if there is no room for the trace
     */
    public NetworkTimes measure(byte[] model) throws IOException {
        Turns whole = whole(model);
        OperatorTimes profiled = measureOperators(model);
        return new NetworkTimes(whole.ratio(), whole.referenceMs(), profiled.referenceMs(), profiled.operators());
    }

    /**
     * Measures a network's operators alone.
     *
     * @throws IllegalArgumentException if ONNX Runtime does not take the model
     * @throws IOException if there is no room for the trace
     */
    public OperatorTimes measureOperators(byte[] model) throws IOException {
        Path folder = Files.createTempDirectory("nas4j-trace");
        try {
            OperatorTimes fastest = profiled(model, folder);
            for (int session = 1; session < SESSIONS; session++) {
                fastest = fastest.fastest(profiled(model, folder));
            }
            return fastest;
        } finally {
            Files.deleteIfExists(folder);
        }
    }

    private OperatorTimes profiled(byte[] model, Path folder) throws IOException {
        try (OnnxSession session = OnnxSession.openProfiled(model, threads, folder.resolve("trace"))) {
            Turns profiled = turns(HostModel.of(session));
            Path file = session.endProfile();
            List<OperatorTime> times = read(file);
            Files.delete(file);
            return new OperatorTimes(profiled.referenceMs(), times);
        }
    }

    /**
     * The ratio of a network's time to the reference's, alone.
     *
     * @throws IllegalArgumentException if ONNX Runtime does not take the model
     */
    public NetworkTimes measureWhole(byte[] model) {
        Turns whole = whole(model);
        return new NetworkTimes(whole.ratio(), whole.referenceMs(), whole.referenceMs(), List.of());
    }

    private Turns whole(byte[] model) {
        Turns fastest = opened(model);
        for (int session = 1; session < SESSIONS; session++) {
            Turns next = opened(model);
            fastest = next.ratio() < fastest.ratio() ? next : fastest;
        }
        return fastest;
    }

    private Turns opened(byte[] model) {
        try (HostModel opened = HostModel.open(model, RunOptions.of(threads))) {
            return turns(opened);
        }
    }

    private Turns turns(Timed model) {
        for (int run = 0; run < WARM_UP_RUNS; run++) {
            model.run();
            reference.run();
        }
        Runs counted = new Runs();
        Runs references = new Runs();
        long start = System.nanoTime();
        for (int block = 0; block < LEAST_BLOCKS || System.nanoTime() - start < nanos; block++) {
            counted.addAll(model.block(BLOCK_NANOS));
            references.addAll(reference.block(BLOCK_NANOS));
        }
        double referenceMs = references.quantileMs(FAST);
        return new Turns(counted.quantileMs(FAST) / referenceMs, referenceMs);
    }

    private static List<OperatorTime> read(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            return Trace.read(reader).nodes().stream()
                    .map(timeline -> OperatorProbe.time(timeline, WARM_UP_RUNS, .1, 2 * FAST - .1))
                    .toList();
        }
    }

    @Override
    public void close() {
        reference.close();
    }
}
