package nas4j.agent.measure;

import java.util.List;
import nas4j.agent.wire.Measurement;

/** The figures of all repeats together. */
record Repeats(List<Repeat> all) {
    private static final double MOST_SPREAD = .05;

    Repeats {
        all = List.copyOf(all);
    }

    boolean isUnstable() {
        double[] medians = medians();
        return medians[medians.length - 1] / medians[0] - 1 > MOST_SPREAD;
    }

    private double[] medians() {
        return all.stream().mapToDouble(Repeat::p50Ms).sorted().toArray();
    }

    /** Without what only the process knows: load, first run, memory. */
    Measurement measurement() {
        Runs runs = new Runs();
        all.forEach(repeat -> runs.addAll(repeat.runs()));
        double[] ratios = all.stream()
                .flatMap(repeat -> repeat.ratios().stream())
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        return new Measurement(
                median(medians()),
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

    private static double median(double[] sorted) {
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
    private static double medianError(double[] sorted) {
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
