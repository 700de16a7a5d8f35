package nas4j.hardware.probe;

import java.util.List;
import java.util.stream.Stream;

/**
 * What repeats of a measurement found.
 *
 * @param repeats one at least
 */
public record Repeats(List<Repeat> repeats) {
    private static final double MOST_SPREAD = .05;

    public Repeats {
        repeats = List.copyOf(repeats);
        if (repeats.isEmpty()) {
            throw new IllegalArgumentException("found [0] repeats, accepted: 1 or more");
        }
    }

    /**
     * One of them.
     *
     * @param runsMs how long each run took, ms
     * @param ratios of the model's median to the reference's, in moments near to each other
     */
    public record Repeat(List<Double> runsMs, List<Double> ratios) {
        public Repeat {
            runsMs = List.copyOf(runsMs);
            ratios = List.copyOf(ratios);
        }

        double p50Ms() {
            return median(sorted(runsMs.stream()));
        }

        double ratio() {
            return median(sorted(ratios.stream()));
        }
    }

    /** Whether repeats differ in their medians or ratios, or the ratios among them so that they say little. */
    public boolean areUnstable() {
        double[] ratios = ratios();
        return spread(repeats.stream().map(Repeat::p50Ms)) > MOST_SPREAD
                || spread(repeats.stream().map(Repeat::ratio)) > MOST_SPREAD
                || 2 * medianError(ratios) > MOST_SPREAD * median(ratios);
    }

    /** All of them together. */
    public Latency latency() {
        Runs all = new Runs();
        repeats.forEach(repeat -> repeat.runsMs().forEach(run -> all.add(Math.round(run * 1e6))));
        double[] ratios = ratios();
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
                areUnstable());
    }

    private double[] ratios() {
        return sorted(repeats.stream().flatMap(repeat -> repeat.ratios().stream()));
    }

    private static double spread(Stream<Double> each) {
        double[] sorted = sorted(each);
        return sorted[sorted.length - 1] / sorted[0] - 1;
    }

    private static double[] sorted(Stream<Double> numbers) {
        return numbers.mapToDouble(Double::doubleValue).sorted().toArray();
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
}
