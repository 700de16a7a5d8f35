package nas4j.hardware.probe;

import java.util.ArrayList;
import java.util.List;
import nas4j.graph.ComputationGraph;

/**
 * Measures models on this machine with ONNX Runtime, one example at a time on one thread. Short blocks of runs of the
 * model and of a reference model take turns, so that whatever else the machine does meets both alike. For one thread.
 */
public final class HostProbe implements AutoCloseable {
    /** What the device is called. */
    public static final String DEVICE = "host";

    private static final long BLOCK_NANOS = 10_000_000;
    private static final double MOST_SPREAD = .05;

    private final ProbeProtocol protocol;
    private final Timed reference;

    public HostProbe(ProbeProtocol protocol) {
        this.protocol = protocol;
        reference = Timed.open(ReferenceModel.graph(), ReferenceModel.model());
    }

    /** What one repeat found. */
    private record Repeat(Runs runs, List<Double> ratios) {
        double p50Ms() {
            return runs.quantileMs(.5);
        }
    }

    /**
     * Measures a model.
     *
     * @param graph the network that was exported
     */
    public Latency measure(ComputationGraph graph, byte[] model) {
        try (Timed timed = Timed.open(graph, model)) {
            warmUp(timed);
            List<Repeat> repeats = repeats(timed);
            boolean isUnstable = spread(repeats) > MOST_SPREAD;
            if (isUnstable) {
                repeats = repeats(timed);
                isUnstable = spread(repeats) > MOST_SPREAD;
            }
            return latency(repeats, isUnstable);
        }
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

    private static double spread(List<Repeat> repeats) {
        double[] medians = repeats.stream().mapToDouble(Repeat::p50Ms).sorted().toArray();
        return medians[medians.length - 1] / medians[0] - 1;
    }

    private static Latency latency(List<Repeat> repeats, boolean isUnstable) {
        Runs all = new Runs();
        repeats.forEach(repeat -> all.addAll(repeat.runs()));
        double[] ratios = repeats.stream()
                .flatMap(repeat -> repeat.ratios().stream())
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        double[] medians = repeats.stream().mapToDouble(Repeat::p50Ms).sorted().toArray();
        return new Latency(
                median(medians),
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
