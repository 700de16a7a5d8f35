package nas4j.results.analysis;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import nas4j.results.statistics.Summary;

/**
 * The least loss so far over the seeds of a method, where every seed has spent so much and has one.
 *
 * @param runs one for each seed
 * @param rows ascending; empty if no amount was spent by all
 */
public record Progress(List<Staircase> runs, List<Row> rows) {

    /** Median and quartiles over the seeds when each had spent so much. */
    public record Row(double spent, double lower, double median, double upper) {}

    public Progress {
        runs = List.copyOf(runs);
        rows = List.copyOf(rows);
    }

    /**
     * Looks at each step of each run, or at the given number of amounts, denser at the beginning, where there are more.
     *
     * @param most rows, at least 2
     */
    public static Progress of(List<Staircase> runs, int most) {
        double start = runs.stream().mapToDouble(Staircase::start).max().orElse(Double.POSITIVE_INFINITY);
        double end = runs.stream().mapToDouble(Staircase::end).min().orElse(0);
        if (start > end) {
            return new Progress(runs, List.of());
        }
        Collection<Double> amounts = amounts(runs, start, end, most);
        return new Progress(
                runs, amounts.stream().map(spent -> row(runs, spent)).toList());
    }

    private static Collection<Double> amounts(List<Staircase> runs, double start, double end, int most) {
        TreeSet<Double> all = new TreeSet<>(List.of(start, end));
        runs.forEach(run -> run.steps().forEach(step -> all.add(Math.clamp(step.spent(), start, end))));
        if (all.size() <= most) {
            return all;
        }
        TreeSet<Double> even = new TreeSet<>();
        for (int k = 0; k < most; k++) {
            double share = k / (most - 1.0);
            even.add(k == most - 1 ? end : start + (end - start) * share * share);
        }
        return even;
    }

    private static Row row(List<Staircase> runs, double spent) {
        Summary summary = Summary.of(runs.stream().map(run -> run.at(spent)).toList());
        return new Row(spent, summary.lowerQuartile(), summary.median(), summary.upperQuartile());
    }
}
