package nas4j.experiments.run;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nas4j.experiments.prepare.Judge;
import nas4j.store.TrialRecord;

/** Chooses what a run hands back. */
final class Winner {
    private Winner() {}

    /**
     * The completed trial that ranks first of those with the largest budget: by the loss that combines the objectives, if
     * there is one, then by the first objective and so on; of equal ones the earliest.
     */
    static Optional<TrialRecord> find(Stream<TrialRecord> trials, Judge judge) {
        return trials.map(trial -> new Ranked(trial, judge.ranking(trial.outcome())))
                .filter(ranked -> !ranked.losses().isEmpty())
                .min(Comparator.comparingDouble(
                                (Ranked ranked) -> -ranked.trial().share())
                        .thenComparing(Ranked::losses, Winner::compare)
                        .thenComparingLong(ranked -> ranked.trial().id()))
                .map(Ranked::trial);
    }

    private record Ranked(TrialRecord trial, List<Double> losses) {}

    private static int compare(List<Double> losses, List<Double> others) {
        for (int k = 0; k < losses.size(); k++) {
            int order = Double.compare(losses.get(k), others.get(k));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
