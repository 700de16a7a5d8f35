package nas4j.results.analysis;

import java.util.List;
import nas4j.results.statistics.Summary;

/**
 * What it took each seed to reach a loss. A seed that never did took infinitely long: it is not left out.
 *
 * @param target the loss to reach
 * @param spent by seed; infinite for a miss
 */
public record Targets(double target, List<Double> spent) {
    public Targets {
        spent = List.copyOf(spent);
    }

    /** What each run of a method spent to reach the target. */
    public static Targets of(double target, List<Staircase> runs) {
        return new Targets(target, runs.stream().map(run -> run.spentTo(target)).toList());
    }

    /** Runs that reached it. */
    public long reached() {
        return spent.stream().filter(Double::isFinite).count();
    }

    /** The median over the seeds: infinite if half of them or more missed. */
    public double median() {
        List<Double> ascending = spent.stream().sorted().toList();
        int middle = ascending.size() / 2;
        return ascending.size() % 2 == 1
                ? ascending.get(middle)
                : (ascending.get(middle - 1) + ascending.get(middle)) / 2;
    }

    /** The median of where runs ended, as a target for others; infinite if half of them found nothing. */
    public static double medianEnd(List<Staircase> runs) {
        List<Double> ends = runs.stream().map(Staircase::last).toList();
        return ends.stream().allMatch(Double::isFinite) ? Summary.of(ends).median() : new Targets(0, ends).median();
    }
}
