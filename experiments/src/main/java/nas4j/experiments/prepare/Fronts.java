package nas4j.experiments.prepare;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import nas4j.evaluate.pareto.ParetoFront;
import nas4j.store.TrialRecord;

/** Pareto fronts of trials. */
public final class Fronts {
    private Fronts() {}

    /**
     * The completed trials of the largest budget that no other of them is better than in every objective, the best first
     * objective first.
     */
    public static List<TrialRecord> of(Stream<TrialRecord> trials, Judge judge) {
        Growing front = new Growing(judge);
        trials.forEach(front::add);
        return front.front.entries().stream()
                .sorted(Comparator.comparingDouble(entry -> entry.losses().getFirst()))
                .map(ParetoFront.Entry::item)
                .toList();
    }

    /** A front of the largest budget so far. */
    private static final class Growing {
        private final Judge judge;
        private ParetoFront<TrialRecord> front;
        private double share;

        Growing(Judge judge) {
            this.judge = judge;
            front = empty();
        }

        private ParetoFront<TrialRecord> empty() {
            return new ParetoFront<>(judge.objectives());
        }

        void add(TrialRecord trial) {
            List<Double> losses = judge.losses(trial.outcome());
            if (losses.isEmpty() || trial.share() < share) {
                return;
            }
            if (trial.share() > share) {
                share = trial.share();
                front = empty();
            }
            front.add(losses, trial);
        }
    }
}
