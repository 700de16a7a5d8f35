package nas4j.results.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nas4j.results.model.RunData;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;

/**
 * A run in the order of its trials.
 *
 * @param cost of the whole run
 * @param scored its completed trials at the full budget
 */
public record RunLog(RunKey key, Cost cost, List<ScoredTrial> scored) {
    public RunLog {
        scored = List.copyOf(scored);
    }

    static RunLog of(RunData run, Scoring scoring) {
        List<ScoredTrial> scored = new ArrayList<>();
        Cost cost = Cost.NONE;
        for (TrialRecord trial : run.trials()) {
            cost = cost.plus(trial);
            Optional<List<Double>> losses = trial.share() < 1 ? Optional.empty() : scoring.findLosses(trial.outcome());
            if (losses.isPresent()) {
                scored.add(new ScoredTrial(trial, cost.evaluations(), cost.seconds(), losses.get()));
            }
        }
        return new RunLog(run.key(), cost, scored);
    }

    /** The trial of the least loss, the first of several. */
    public Optional<ScoredTrial> findBest(int objective) {
        ScoredTrial best = null;
        for (ScoredTrial trial : scored) {
            if (best == null || trial.losses().get(objective) < best.losses().get(objective)) {
                best = trial;
            }
        }
        return Optional.ofNullable(best);
    }
}
