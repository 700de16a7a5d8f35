package nas4j.results.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import nas4j.evaluate.pareto.ParetoFront;

/** Fronts of several objectives. */
public final class Fronts {
    /** Hypervolumes of one run that are computed at most: with many objectives they take long. */
    private static final int MOST_LOOKS = 200;

    private Fronts() {}

    /** The trials that no other one dominates, in ascending order of the first loss. */
    public static List<ScoredTrial> of(List<ScoredTrial> trials) {
        if (trials.isEmpty()) {
            return List.of();
        }
        ParetoFront<ScoredTrial> front =
                new ParetoFront<>(trials.getFirst().losses().size());
        trials.forEach(trial -> front.add(trial.losses(), trial));
        return front.entries().stream().map(ParetoFront.Entry::item).toList();
    }

    /** The loss of the front so far, where it changed; in long runs not looked at after every trial. */
    static Staircase staircase(RunLog run, FrontScale scale, ToDoubleFunction<ScoredTrial> spent, double end) {
        ParetoFront<ScoredTrial> front = new ParetoFront<>(scale.ideal().size());
        List<Staircase.Step> steps = new ArrayList<>();
        int trials = run.scored().size();
        int looks = 0;
        boolean changed = false;
        for (int k = 0; k < trials; k++) {
            ScoredTrial trial = run.scored().get(k);
            changed |= front.add(trial.losses(), trial);
            boolean isTime = (long) (k + 1) * MOST_LOOKS >= (looks + 1L) * trials || trials <= MOST_LOOKS;
            if (isTime) {
                looks = (int) ((long) (k + 1) * MOST_LOOKS / trials);
                if (changed) {
                    steps.add(new Staircase.Step(spent.applyAsDouble(trial), scale.loss(front.losses())));
                    changed = false;
                }
            }
        }
        return new Staircase(steps, end);
    }
}
