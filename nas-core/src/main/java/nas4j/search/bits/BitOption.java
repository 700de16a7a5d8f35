package nas4j.search.bits;

import java.util.Collections;
import java.util.Map;
import java.util.stream.Stream;
import nas4j.graph.Rounding;

/**
 * How an option of a decision about bits rounds what the decision is about.
 *
 * @param weights of layers, by their paths
 * @param activations values at the points where they are rounded, by the paths of the nodes that compute them; one may not
 *     be rounded
 */
public record BitOption(Map<String, Rounding> weights, Map<String, Rounding> activations) {
    public BitOption {
        weights = Map.copyOf(weights);
        activations = Map.copyOf(activations);
    }

    /** Bits of all that it rounds together: of one number of each layer's weights, and of one value of each point. */
    int bits() {
        return Stream.of(weights, activations)
                .flatMap(roundings -> roundings.values().stream())
                .mapToInt(Rounding::bits)
                .sum();
    }

    /** Whether it rounds nothing. */
    boolean isEmpty() {
        return weights.isEmpty() && activations.isEmpty();
    }

    /** Whether both round the same weights or the same values. */
    boolean meets(BitOption other) {
        return !Collections.disjoint(weights.keySet(), other.weights.keySet())
                || !Collections.disjoint(activations.keySet(), other.activations.keySet());
    }
}
