package nas4j.experiments.show;

import java.util.Comparator;
import java.util.List;
import nas4j.evaluate.pareto.ParetoFront;
import nas4j.experiments.prepare.Judge;
import nas4j.store.TrialRecord;

/** Pareto fronts of trials. */
final class Fronts {
    private Fronts() {}

    /** The trials that no other is better than in every objective, the best first objective first. */
    static List<TrialRecord> of(List<TrialRecord> completed, Judge judge) {
        if (completed.isEmpty()) {
            return List.of();
        }
        ParetoFront<TrialRecord> front =
                new ParetoFront<>(judge.losses(completed.getFirst().outcome()).size());
        completed.forEach(trial -> front.add(judge.losses(trial.outcome()), trial));
        return front.entries().stream()
                .sorted(Comparator.comparingDouble(entry -> entry.losses().getFirst()))
                .map(ParetoFront.Entry::item)
                .toList();
    }
}
