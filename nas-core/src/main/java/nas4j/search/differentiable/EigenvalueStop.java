package nas4j.search.differentiable;

import java.util.List;
import java.util.OptionalInt;

/**
 * Stops a search whose validation loss becomes sharp in α, before skips take over, and goes back to where it was flat. The
 * measure is the magnitude of the dominant eigenvalue of ∇²α L_val, averaged over the last evaluations. DARTS-ES: Zela et al. 2020, section
 * 4.3. Immutable.
 *
 * @param every epochs from one evaluation to the next, from 1
 * @param window evaluations that are averaged, from 1
 * @param lag evaluations between the two averages that are compared, from 1
 * @param ratio of the later average to the earlier one above which the search stops, above 1
 * @param least the earliest epoch to go back to, from 1
 */
public record EigenvalueStop(int every, int window, int lag, double ratio, int least) {
    public EigenvalueStop {
        if (every < 1 || window < 1 || lag < 1 || least < 1) {
            throw new IllegalArgumentException("every [" + every + "], window [" + window + "], lag [" + lag
                    + "] and least [" + least + "], accepted: from 1");
        }
        if (!(ratio > 1)) {
            throw new IllegalArgumentException("ratio [" + ratio + "] is not above 1");
        }
    }

    /** Every second epoch, five averaged, four apart, ratio 1.3, not back before epoch 10. */
    public static EigenvalueStop standard() {
        return new EigenvalueStop(2, 5, 4, 1.3, 10);
    }

    /** Whether the eigenvalue is wanted after an epoch, from 1. */
    public boolean isDue(int epoch) {
        return epoch % every == 0;
    }

    /**
     * Looks at the evaluations so far.
     *
     * @param eigenvalues one for each evaluation, the first after {@code every} epochs
     * @return the epoch to go back to if the search is to stop now
     */
    public OptionalInt findEarlier(List<Double> eigenvalues) {
        int now = eigenvalues.size();
        int earlier = (now - lag) * every;
        if (now - lag < window || earlier < least) {
            return OptionalInt.empty();
        }
        return mean(eigenvalues, now) > ratio * mean(eigenvalues, now - lag)
                ? OptionalInt.of(earlier)
                : OptionalInt.empty();
    }

    private double mean(List<Double> eigenvalues, int end) {
        return eigenvalues.subList(end - window, end).stream()
                .mapToDouble(Math::abs)
                .average()
                .orElseThrow();
    }
}
