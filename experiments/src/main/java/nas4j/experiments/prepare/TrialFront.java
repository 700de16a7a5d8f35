package nas4j.experiments.prepare;

import java.util.List;
import java.util.stream.Stream;
import nas4j.evaluate.pareto.ParetoFront;
import nas4j.store.TrialRecord;

/**
 * The completed trials of the largest budget so far that no other of them is better than in every objective. Mutable; for
 * one thread.
 */
public final class TrialFront {
    private final int objectives;
    private ParetoFront<TrialRecord> front;
    private double share;

    public TrialFront(int objectives) {
        this.objectives = objectives;
        front = new ParetoFront<>(objectives);
    }

    /** The front of trials of any outcome. */
    public static TrialFront of(Stream<TrialRecord> trials, Judge judge) {
        TrialFront front = new TrialFront(judge.objectives());
        trials.forEach(trial -> {
            List<Double> losses = judge.losses(trial.outcome());
            if (!losses.isEmpty()) {
                front.add(losses, trial);
            }
        });
        return front;
    }

    /** Adds a completed trial. */
    public void add(List<Double> losses, TrialRecord trial) {
        if (trial.share() > share) {
            share = trial.share();
            front = new ParetoFront<>(objectives);
        }
        if (trial.share() == share) {
            front.add(losses, trial);
        }
    }

    /** The best first objective first. */
    public List<TrialRecord> trials() {
        return front.entries().stream().map(ParetoFront.Entry::item).toList();
    }
}
