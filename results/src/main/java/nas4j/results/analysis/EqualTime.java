package nas4j.results.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nas4j.results.statistics.Contrast;

/** The search against random search when both had as much time: of each seed, as long as the run that ended first took. */
public final class EqualTime {
    private EqualTime() {}

    /**
     * How much better the search was by {@link Analysis#mainCriterion}, as the searches saw it; empty if fewer than 3 of
     * the seeds had a result of both by then.
     */
    public static Optional<Contrast> find(Analysis analysis, List<Long> seeds) {
        List<Double> search = new ArrayList<>();
        List<Double> random = new ArrayList<>();
        for (long seed : seeds) {
            Staircase one = staircase(analysis, analysis.search(), seed);
            Staircase other = staircase(analysis, analysis.baseline(), seed);
            double time = Math.min(one.end(), other.end());
            if (Double.isFinite(one.at(time)) && Double.isFinite(other.at(time))) {
                search.add(-one.at(time));
                random.add(-other.at(time));
            }
        }
        return search.size() < Verdict.LEAST_SEEDS ? Optional.empty() : Optional.of(Contrast.paired(search, random));
    }

    private static Staircase staircase(Analysis analysis, List<RunLog> runs, long seed) {
        List<RunLog> run = runs.stream().filter(log -> log.key().seed() == seed).toList();
        return analysis.againstSeconds(run).getFirst();
    }
}
