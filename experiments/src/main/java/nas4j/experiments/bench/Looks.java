package nas4j.experiments.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import nas4j.results.analysis.RunLog;
import nas4j.results.analysis.ScoredTrial;
import nas4j.results.statistics.Summary;

/** Looks at the searches of a strategy after some numbers of evaluations. */
final class Looks {
    /** A full evaluation may be a sum of parts of it. */
    private static final double ROUNDING = 1e-9;

    private final List<RunLog> runs;
    private final List<Integer> at;

    /** @param runs one for each seed */
    Looks(List<RunLog> runs, List<Integer> at) {
        this.runs = runs;
        this.at = at;
    }

    /** A figure of the network that looked best so far, by the first objective. */
    Figure ofBest(ToDoubleFunction<String> figure) {
        return figure((run, evaluations) -> {
            ScoredTrial best = null;
            for (ScoredTrial trial : until(run, evaluations)) {
                if (best == null || trial.losses().getFirst() < best.losses().getFirst()) {
                    best = trial;
                }
            }
            return best == null ? Double.NaN : figure.applyAsDouble(best.trial().genotype());
        });
    }

    /** A figure of all losses that were seen so far. */
    Figure ofAll(ToDoubleFunction<List<List<Double>>> figure) {
        return figure((run, evaluations) -> figure.applyAsDouble(
                until(run, evaluations).stream().map(ScoredTrial::losses).toList()));
    }

    private static List<ScoredTrial> until(RunLog run, int evaluations) {
        return run.scored().stream()
                .takeWhile(trial -> trial.evaluations() <= evaluations + ROUNDING)
                .toList();
    }

    @FunctionalInterface
    private interface Look {
        double at(RunLog run, int evaluations);
    }

    private Figure figure(Look look) {
        List<Double> means = new ArrayList<>();
        List<Double> errors = new ArrayList<>();
        for (int evaluations : at) {
            List<Double> values =
                    runs.stream().map(run -> look.at(run, evaluations)).toList();
            boolean isWhole = !values.isEmpty() && values.stream().noneMatch(value -> value.isNaN());
            means.add(isWhole ? Summary.of(values).mean() : Double.NaN);
            errors.add(isWhole ? Summary.of(values).std() / Math.sqrt(values.size()) : Double.NaN);
        }
        return new Figure(means, errors);
    }
}
