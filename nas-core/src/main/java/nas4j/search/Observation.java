package nas4j.search;

import java.util.List;

/**
 * What became of a suggestion.
 *
 * @param losses one finite number for each objective, less is better; empty if the architecture is infeasible or its
 *     evaluation failed
 * @param descriptors one finite number for each descriptor of the search; empty if there are no losses
 * @param violation 0 if there are losses; else how far limits are broken, each relative to its bound, summed; infinite if
 *     that is not known, or the evaluation failed
 */
public record Observation(Suggestion suggestion, List<Double> losses, List<Double> descriptors, double violation) {
    public Observation {
        losses = List.copyOf(losses);
        descriptors = List.copyOf(descriptors);
        requireFinite(losses);
        requireFinite(descriptors);
        if (losses.isEmpty() ? !(violation > 0) : violation != 0) {
            throw new IllegalArgumentException("violation [" + violation + "] does not fit the losses " + losses);
        }
    }

    /** Without descriptors; nothing is known of the limits that it breaks if there are no losses. */
    public Observation(Suggestion suggestion, List<Double> losses) {
        this(suggestion, losses, List.of(), losses.isEmpty() ? Double.POSITIVE_INFINITY : 0);
    }

    private static void requireFinite(List<Double> numbers) {
        for (double number : numbers) {
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException("numbers " + numbers + " are not finite");
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
