package nas4j.results.analysis;

import java.util.List;
import nas4j.results.text.NumberText;

/** What the search and random search spent, over the seeds that both have. */
public record CostComparison(Cost search, Cost baseline) {
    /** Costs that differ by less are called equal. */
    private static final double EQUAL = 0.05;

    private static final double LEAST_SECONDS = 1;

    static CostComparison of(Analysis analysis, List<Long> seeds) {
        return new CostComparison(spent(analysis.search(), seeds), spent(analysis.baseline(), seeds));
    }

    private static Cost spent(List<RunLog> runs, List<Long> seeds) {
        return Cost.sum(runs.stream()
                .filter(run -> seeds.contains(run.key().seed()))
                .map(RunLog::cost)
                .toList());
    }

    /** Whether both spent as many evaluations, to 5 %. */
    public boolean hasEqualEvaluations() {
        return areEqual(search.evaluations(), baseline.evaluations());
    }

    /** Whether both spent as much time, to 5 %, or no time worth comparing. */
    public boolean hasEqualSeconds() {
        return isInstant() || areEqual(search.seconds(), baseline.seconds());
    }

    /** Whether nothing took any time worth comparing, as where results are looked up. */
    public boolean isInstant() {
        return Math.max(search.seconds(), baseline.seconds()) < LEAST_SECONDS;
    }

    /** Seconds of the search over those of random search. */
    public double secondsRatio() {
        return search.seconds() / baseline.seconds();
    }

    /** {@code at equal cost}, or in what the costs differ. */
    public String phrase() {
        if (!hasEqualEvaluations()) {
            return "at unequal cost (" + NumberText.plain(search.evaluations()) + " against "
                    + NumberText.plain(baseline.evaluations()) + " evaluations)";
        }
        return hasEqualSeconds()
                ? "at equal cost"
                : "at equal evaluations (in " + NumberText.fixed(secondsRatio(), 2) + " times the time)";
    }

    private static boolean areEqual(double a, double b) {
        return Math.abs(a - b) <= EQUAL * Math.max(a, b);
    }
}
