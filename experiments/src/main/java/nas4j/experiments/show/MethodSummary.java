package nas4j.experiments.show;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.prepare.Fronts;
import nas4j.experiments.prepare.Judge;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import nas4j.store.TrialStore;
import org.jspecify.annotations.Nullable;

/**
 * All trials of one method, over all seeds.
 *
 * @param known trials that an earlier one of the same network answered
 * @param ranked completed trials, the best first objective first
 * @param front those that no other is better than in every objective
 */
public record MethodSummary(
        long completed, long failed, long infeasible, long known, List<TrialRecord> ranked, List<TrialRecord> front) {
    public MethodSummary {
        ranked = List.copyOf(ranked);
        front = List.copyOf(front);
    }

    static MethodSummary of(TrialStore store, Experiment experiment, String method, Judge judge) {
        Counter counter = new Counter();
        for (long seed : experiment.seeds()) {
            try (Stream<TrialRecord> trials = store.trials(new RunKey(experiment.name(), method, seed))) {
                trials.forEach(counter::add);
            }
        }
        counter.ranked.sort(Comparator.comparingDouble(
                trial -> judge.ranking(trial.outcome()).getFirst()));
        return new MethodSummary(
                counter.completed,
                counter.failed,
                counter.infeasible,
                counter.known,
                counter.ranked,
                Fronts.of(counter.ranked.stream(), judge));
    }

    /** Trials that cost an evaluation. */
    public long evaluated() {
        return completed + failed;
    }

    /** The one with the best first objective; null if none is completed. */
    public @Nullable TrialRecord best() {
        return ranked.isEmpty() ? null : ranked.getFirst();
    }

    /** The best ones. */
    public List<TrialRecord> top(int count) {
        return ranked.subList(0, Math.min(count, ranked.size()));
    }

    /** Counts trials one by one. */
    private static final class Counter {
        private final List<TrialRecord> ranked = new ArrayList<>();
        private long completed;
        private long failed;
        private long infeasible;
        private long known;

        void add(TrialRecord trial) {
            if (trial.sameAs() != null) {
                known++;
                return;
            }
            switch (trial.outcome()) {
                case TrialOutcome.Completed _ -> {
                    completed++;
                    ranked.add(trial);
                }
                case TrialOutcome.Infeasible _ -> infeasible++;
                case TrialOutcome.Failed _ -> failed++;
            }
        }
    }
}
