package nas4j.search.differentiable;

import java.util.List;

/**
 * Where a search was after an epoch.
 *
 * @param epoch from 1
 * @param trainingLoss mean over its steps
 * @param validationLoss mean over its steps that learned α; not a number if none did
 * @param eigenvalue dominant one of ∇²α L_val; not a number where it was not asked for
 * @param strengths for each mixture of each branch
 */
public record SearchEpoch(
        int epoch, double trainingLoss, double validationLoss, double eigenvalue, List<List<Double>> strengths) {
    public SearchEpoch {
        strengths = strengths.stream().map(List::copyOf).toList();
    }

    /** The strengths as {@link Derivation} takes them. */
    public List<double[]> vectors() {
        return strengths.stream()
                .map(own -> own.stream().mapToDouble(Double::doubleValue).toArray())
                .toList();
    }
}
