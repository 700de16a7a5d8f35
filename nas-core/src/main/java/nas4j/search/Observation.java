package nas4j.search;

import java.util.List;

/**
 * What became of a suggestion.
 *
 * @param losses one finite number for each objective, less is better; empty if the architecture is infeasible or its
 *     evaluation failed
 */
public record Observation(Suggestion suggestion, List<Double> losses) {
    public Observation {
        losses = List.copyOf(losses);
        if (!losses.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("losses " + losses + " are not finite");
        }
    }

    /** Whether there are losses. */
    public boolean isComplete() {
        return !losses.isEmpty();
    }
}
