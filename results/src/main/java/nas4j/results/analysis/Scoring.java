package nas4j.results.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Objective;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;

/** Reads the losses of trials, one for each objective. */
final class Scoring {
    private final List<Objective> objectives;

    Scoring(List<Objective> objectives) {
        this.objectives = List.copyOf(objectives);
    }

    /** What the search saw: validation data, or numbers that come from no data. */
    Optional<List<Double>> findLosses(TrialOutcome outcome) {
        return find(outcome, Split.VALIDATION);
    }

    /** What the final evaluation saw: test data, or numbers that come from no data. */
    Optional<List<Double>> findFinalLosses(TrialOutcome outcome) {
        return find(outcome, Split.TEST);
    }

    /** The unit that an objective was measured in. */
    Optional<String> findUnit(TrialOutcome outcome, int objective) {
        return outcome instanceof TrialOutcome.Completed completed
                ? find(completed, objectives.get(objective), Split.VALIDATION).map(Measurement::unit)
                : Optional.empty();
    }

    private Optional<List<Double>> find(TrialOutcome outcome, Split split) {
        if (!(outcome instanceof TrialOutcome.Completed completed)) {
            return Optional.empty();
        }
        List<Double> losses = new ArrayList<>(objectives.size());
        for (Objective objective : objectives) {
            Optional<Measurement> found = find(completed, objective, split);
            if (found.isEmpty() || !Double.isFinite(found.get().value())) {
                return Optional.empty();
            }
            losses.add(objective.loss(found.get().value()));
        }
        return Optional.of(losses);
    }

    private static Optional<Measurement> find(TrialOutcome.Completed completed, Objective objective, Split split) {
        return findOn(completed, objective, split).or(() -> findOn(completed, objective, Split.NONE));
    }

    private static Optional<Measurement> findOn(TrialOutcome.Completed completed, Objective objective, Split split) {
        for (Measurement measurement : completed.measurements()) {
            if (measurement.split() == split
                    && measurement.name().equals(objective.measurement())
                    && measurement.device().equals(objective.device())) {
                return Optional.of(measurement);
            }
        }
        return Optional.empty();
    }
}
