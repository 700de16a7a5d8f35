package nas4j.djl.rounding;

import java.util.Map;

/**
 * What of a network is rounded in several ways at once.
 *
 * @param weights of layers, by their paths
 * @param activations values, once they are computed, by the paths of the nodes that compute them
 */
public record Mix(Map<String, Ways> weights, Map<String, Ways> activations) {
    /** Nothing. */
    public static final Mix NONE = new Mix(Map.of(), Map.of());

    public Mix {
        weights = Map.copyOf(weights);
        activations = Map.copyOf(activations);
    }
}
