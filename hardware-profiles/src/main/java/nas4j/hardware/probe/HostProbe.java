package nas4j.hardware.probe;

import java.util.ArrayList;
import java.util.List;

/**
 * Measures models on this machine with ONNX Runtime, one example at a time. Short blocks of runs of the model and of a
 * reference model take turns, so that whatever else the machine does meets both alike. For one thread.
 */
public final class HostProbe implements AutoCloseable {
    /** What the device is called. */
    public static final String DEVICE = "host";

    private static final long BLOCK_NANOS = 10_000_000;

    private final ProbeProtocol protocol;
    private final int threads;
    private final Timed reference;

    /** With one thread. */
    public HostProbe(ProbeProtocol protocol) {
        this(protocol, 1);
    }

    /** @param threads threads of each operator, of the model and the reference alike, at least 1 */
    public HostProbe(ProbeProtocol protocol, int threads) {
        this.protocol = protocol;
        this.threads = threads;
        reference = Timed.open(ReferenceModel.model(), threads);
    }

    /** Measures a model. */
    public Latency measure(byte[] model) {
        try (Timed timed = Timed.open(model, threads)) {
            return measure(timed);
        }
    }

    Latency measure(Timed timed) {
        warmUp(timed);
        Repeats repeats = repeats(timed);
        return (repeats.areUnstable() ? repeats(timed) : repeats).latency();
    }

    private void warmUp(Timed timed) {
        long start = System.nanoTime();
        for (int run = 0; run < protocol.warmUpRuns() || secondsSince(start) < protocol.warmUpSeconds(); run++) {
            timed.run();
            reference.run();
        }
    }

    private Repeats repeats(Timed timed) {
        List<Repeats.Repeat> repeats = new ArrayList<>();
        for (int k = 0; k < protocol.repeats(); k++) {
            repeats.add(repeat(timed));
        }
        return new Repeats(repeats);
    }

    private Repeats.Repeat repeat(Timed timed) {
        Runs runs = new Runs();
        List<Double> ratios = new ArrayList<>();
        long start = System.nanoTime();
        while (!isEnough(runs.count(), secondsSince(start))) {
            Runs block = timed.block(BLOCK_NANOS);
            ratios.add(block.quantileMs(.5) / reference.block(BLOCK_NANOS).quantileMs(.5));
            runs.addAll(block);
        }
        return new Repeats.Repeat(runs.milliseconds(), ratios);
    }

    private boolean isEnough(int runs, double seconds) {
        return seconds >= protocol.mostSeconds() || (runs >= protocol.runs() && seconds >= protocol.seconds());
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    @Override
    public void close() {
        reference.close();
    }
}
