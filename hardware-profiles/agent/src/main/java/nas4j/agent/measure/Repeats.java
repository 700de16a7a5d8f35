package nas4j.agent.measure;

import java.util.List;
import nas4j.agent.wire.Measurement;

/**
 * What all repeats of a measurement found.
 *
 * @param all one at least
 */
public record Repeats(List<Repeat> all) {
    private static final double MOST_SPREAD = .05;

    public Repeats {
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("found [0] repeats, accepted: 1 or more");
        }
    }

    /**
     * Whether no other repeat agrees with the fastest, or those that do differ in their medians, or the ratios among them so
     * that they say little.
     */
    public boolean isUnstable() {
        List<Repeat> fastest = fastest();
        double[] ratios = ratios(fastest);
        return fastest.size() < Math.min(2, all.size())
                || spread(medians(fastest)) > MOST_SPREAD
                || 2 * medianError(ratios) > MOST_SPREAD * median(ratios);
    }

    /** Those within 5 % of the one with the least ratio to the reference, or the least median where there is none. */
    private List<Repeat> fastest() {
        double least = all.stream().mapToDouble(Repeats::time).min().orElseThrow();
        return all.stream()
                .filter(repeat -> time(repeat) <= (1 + MOST_SPREAD) * least)
                .toList();
    }

    private static double time(Repeat repeat) {
        double ratio = repeat.ratio();
        return Double.isNaN(ratio) ? repeat.p50Ms() : ratio;
    }

    private static double spread(double... sorted) {
        return sorted[sorted.length - 1] / sorted[0] - 1;
    }

    private static double[] medians(List<Repeat> repeats) {
        return repeats.stream().mapToDouble(Repeat::p50Ms).sorted().toArray();
    }

    private static double[] ratios(List<Repeat> repeats) {
        return repeats.stream()
                .flatMap(repeat -> repeat.ratios().stream())
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
    }

    /**
     * Median and ratio are those of the fastest repeats, the rest is of all runs. Without what only the process knows: load,
     * first run, memory.
     */
    public Measurement measurement() {
        Runs runs = new Runs();
        all.forEach(repeat -> runs.addAll(repeat.runs()));
        List<Repeat> fastest = fastest();
        double[] ratios = ratios(fastest);
        return new Measurement(
                median(medians(fastest)),
                runs.quantileMs(.9),
                runs.quantileMs(.99),
                runs.quantileMs(0),
                runs.meanMs(),
                runs.deviationMs(),
                runs.count(),
                median(ratios),
                medianError(ratios),
                isUnstable(),
                Double.NaN,
                Double.NaN,
                -1);
    }

    static double median(double... sorted) {
        int half = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /**
     * Half the distance of the order statistics √n / 2 places from the median, whatever the distribution: a block in which
     * something else had the processor does not count more than others. David and Nagaraja, "Order Statistics", 7.1.
     */
    private static double medianError(double... sorted) {
        int n = sorted.length;
        if (n == 0) {
            return Double.NaN;
        }
        double half = Math.sqrt(n) / 2;
        int low = (int) Math.max(0, Math.floor((n - 1) / 2.0 - half));
        int high = (int) Math.min(n - 1.0, Math.ceil((n - 1) / 2.0 + half));
        return (sorted[high] - sorted[low]) / 2;
    }
}
