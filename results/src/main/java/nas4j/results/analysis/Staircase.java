package nas4j.results.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The least loss so far of one run, as a function of what it had spent.
 *
 * @param steps where it fell, ascending; empty if nothing was ever completed
 * @param end what the run spent in all
 */
public record Staircase(List<Step> steps, double end) {

    /** From what was spent on, the loss is this. */
    public record Step(double spent, double loss) {}

    public Staircase {
        steps = List.copyOf(steps);
    }

    /** The staircase of one objective. */
    static Staircase of(RunLog run, int objective, ToDoubleFunction<ScoredTrial> spent, double end) {
        List<Step> steps = new ArrayList<>();
        double best = Double.POSITIVE_INFINITY;
        for (ScoredTrial trial : run.scored()) {
            double loss = trial.losses().get(objective);
            if (loss < best) {
                best = loss;
                steps.add(new Step(spent.applyAsDouble(trial), loss));
            }
        }
        return new Staircase(steps, end);
    }

    /** What was spent when there first was a loss; infinite if there never was. */
    public double start() {
        return steps.isEmpty() ? Double.POSITIVE_INFINITY : steps.getFirst().spent();
    }

    /** The loss when so much was spent; infinite before the first. */
    public double at(double spent) {
        int low = 0;
        int high = steps.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (steps.get(middle).spent() <= spent) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? Double.POSITIVE_INFINITY : steps.get(low - 1).loss();
    }

    /** The loss at the end; infinite if there never was one. */
    public double last() {
        return steps.isEmpty() ? Double.POSITIVE_INFINITY : steps.getLast().loss();
    }

    /** What was spent when the loss was first as small as the target; infinite if it never was. */
    public double spentTo(double target) {
        for (Step step : steps) {
            if (step.loss() <= target) {
                return step.spent();
            }
        }
        return Double.POSITIVE_INFINITY;
    }
}
