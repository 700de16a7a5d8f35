package nas4j.experiments.show;

import java.util.List;
import java.util.stream.Stream;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.prepare.Judge;
import nas4j.experiments.prepare.Preference;
import nas4j.experiments.prepare.TrialFront;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import nas4j.store.TrialStore;
import org.jspecify.annotations.Nullable;

/**
 * All trials of one method, over all seeds.
 *
 * @param known trials that an earlier one of the same network answered
 * @param top some of the completed trials, those of the largest share of the budget first, of these the one with the
 *     best first objective, where the strategy prefers none other
 * @param front those that no other is better than in every objective, the best first objective first
 */
public record MethodSummary(
        long completed, long failed, long infeasible, long known, List<TrialRecord> top, List<TrialRecord> front) {
    public MethodSummary {
        top = List.copyOf(top);
        front = List.copyOf(front);
    }

    /**
     * Reads all trials of a method.
     *
     * @param top so many of the best are wanted; the best one is there in any case, if there is one
     */
    public static MethodSummary of(TrialStore store, Experiment experiment, String method, int top) {
        Counter counter = new Counter(new Preference(store, experiment), experiment, Math.max(1, top));
        for (long seed : experiment.seeds()) {
            try (Stream<TrialRecord> trials = store.trials(new RunKey(experiment.name(), method, seed))) {
                trials.forEach(counter::add);
            }
        }
        return counter.summary();
    }

    /** Trials that cost an evaluation. */
    public long evaluated() {
        return completed + failed;
    }

    /** The first of {@link #top}; null if none is completed. */
    public @Nullable TrialRecord best() {
        return top.isEmpty() ? null : top.getFirst();
    }

    /** Looks at trials one by one, and keeps few. */
    private static final class Counter {
        private final Preference preference;
        private final Judge judge;
        private final Leaders leaders;
        private final TrialFront front;
        private long completed;
        private long failed;
        private long infeasible;
        private long known;

        Counter(Preference preference, Experiment experiment, int top) {
            this.preference = preference;
            judge = Judge.of(experiment.goal());
            leaders = new Leaders(top);
            front = new TrialFront(experiment.goal().objectives().size());
        }

        void add(TrialRecord trial) {
            if (trial.sameAs() != null) {
                known++;
                return;
            }
            switch (trial.outcome()) {
                case TrialOutcome.Completed _ -> {
                    completed++;
                    preference.find(trial).ifPresent(leaders::add);
                    front.add(judge.losses(trial.outcome()), trial);
                }
                case TrialOutcome.Infeasible _ -> infeasible++;
                case TrialOutcome.Failed _ -> failed++;
            }
        }

        MethodSummary summary() {
            return new MethodSummary(completed, failed, infeasible, known, leaders.trials(), front.trials());
        }
    }
}
