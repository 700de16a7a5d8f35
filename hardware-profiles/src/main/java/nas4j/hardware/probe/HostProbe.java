package nas4j.hardware.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures models on this machine with ONNX Runtime, one example at a time. Short blocks of runs of the model and of a
 * reference model take turns, so that whatever else the machine does meets both alike. For one thread.
 */
public final class HostProbe implements AutoCloseable {
    /** What the device is called. */
    public static final String DEVICE = "host";

    private static final long BLOCK_NANOS = 10_000_000;
    private static final double MOST_SPREAD = .05;

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

    /** What one repeat found. */
    private record Repeat(Runs runs, List<Double> ratios) {
        double p50Ms() {
            return runs.quantileMs(.5);
        }

        double ratio() {
            return median(sorted(ratios.stream()));
        }
    }

    /** Measures a model. */
    public Latency measure(byte[] model) {
        try (Timed timed = Timed.open(model, threads)) {
            return measure(timed);
        }
    }

    Latency measure(Timed timed) {
        warmUp(timed);
        List<Repeat> repeats = repeats(timed);
        boolean isUnstable = isUnstable(repeats);
        if (isUnstable) {
            repeats = repeats(timed);
            isUnstable = isUnstable(repeats);
        }
        return latency(repeats, isUnstable);
    }

    private void warmUp(Timed timed) {
        long start = System.nanoTime();
        for (int run = 0; run < protocol.warmUpRuns() || secondsSince(start) < protocol.warmUpSeconds(); run++) {
            timed.run();
            reference.run();
        }
    }

    private List<Repeat> repeats(Timed timed) {
        List<Repeat> repeats = new ArrayList<>();
        for (int k = 0; k < protocol.repeats(); k++) {
            repeats.add(repeat(timed));
        }
        return repeats;
    }

    private Repeat repeat(Timed timed) {
        Runs runs = new Runs();
        List<Double> ratios = new ArrayList<>();
        long start = System.nanoTime();
        while (!isEnough(runs.count(), secondsSince(start))) {
            Runs block = timed.block(BLOCK_NANOS);
            ratios.add(block.quantileMs(.5) / reference.block(BLOCK_NANOS).quantileMs(.5));
            runs.addAll(block);
        }
        return new Repeat(runs, ratios);
    }

    private boolean isEnough(int runs, double seconds) {
        return seconds >= protocol.mostSeconds() || (runs >= protocol.runs() && seconds >= protocol.seconds());
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /** Whether repeats differ in their medians or ratios, or blocks of one in their ratios so that it says little. */
    private static boolean isUnstable(List<Repeat> repeats) {
        double[] ratios = ratios(repeats);
        return spread(repeats.stream().map(Repeat::p50Ms)) > MOST_SPREAD
                || spread(repeats.stream().map(Repeat::ratio)) > MOST_SPREAD
                || 2 * medianError(ratios) > MOST_SPREAD * median(ratios);
    }

    private static double spread(Stream<Double> each) {
        double[] sorted = sorted(each);
        return sorted[sorted.length - 1] / sorted[0] - 1;
    }

    private static double[] ratios(List<Repeat> repeats) {
        return sorted(repeats.stream().flatMap(repeat -> repeat.ratios().stream()));
    }

    private static double[] sorted(Stream<Double> numbers) {
        return numbers.mapToDouble(Double::doubleValue).sorted().toArray();
    }

    private static Latency latency(List<Repeat> repeats, boolean isUnstable) {
        Runs all = new Runs();
        repeats.forEach(repeat -> all.addAll(repeat.runs()));
        double[] ratios = ratios(repeats);
        return new Latency(
                median(sorted(repeats.stream().map(Repeat::p50Ms))),
                all.quantileMs(.9),
                all.quantileMs(.99),
                all.quantileMs(0),
                all.meanMs(),
                all.deviationMs(),
                all.count(),
                median(ratios),
                medianError(ratios),
                isUnstable);
    }

    private static double median(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /**
     * Half the distance of the order statistics √n / 2 places from the median, whatever the distribution: a block in which
     * something else had the processor does not count more than others. David and Nagaraja, "Order Statistics", 7.1.
     */
    private static double medianError(double[] sorted) {
        int n = sorted.length;
        double half = Math.sqrt(n) / 2;
        int low = Math.clamp((long) Math.floor((n - 1) / 2.0 - half), 0, n - 1);
        int high = Math.clamp((long) Math.ceil((n - 1) / 2.0 + half), 0, n - 1);
        return (sorted[high] - sorted[low]) / 2;
    }

    @Override
    public void close() {
        reference.close();
    }
}
