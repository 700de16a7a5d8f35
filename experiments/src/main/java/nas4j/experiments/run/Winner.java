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
        return trials.filter(trial -> !judge.losses(trial.outcome()).isEmpty())
                .min(Comparator.comparingDouble((TrialRecord trial) -> -trial.share())
                        .thenComparing(trial -> judge.ranking(trial.outcome()), Winner::compare)
                        .thenComparingLong(TrialRecord::id));
    }

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
