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
        for (double loss : losses) {
            if (!Double.isFinite(loss)) {
                throw new IllegalArgumentException("losses " + losses + " are not finite");
            }
        }
    }

    /** Whether there are losses. */
    public boolean isComplete() {
        return !losses.isEmpty();
    }

    /**
     * The loss of a search that has one objective.
     *
     * @throws IllegalArgumentException if there is none, or more than one
     */
    public double loss() {
        if (losses.size() != 1) {
            throw new IllegalArgumentException("found [" + losses.size() + "] losses, the search has one objective");
        }
        return losses.getFirst();
    }
}
