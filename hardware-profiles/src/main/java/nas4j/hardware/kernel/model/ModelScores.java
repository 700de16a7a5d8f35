package nas4j.hardware.kernel.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How well a model predicts what it has not learnt: each fifth of the sample networks from the other four.
 *
 * @param kernels of all kernels
 * @param networks of sample networks as wholes
 * @param kinds of each kind of kernels, by its name
 */
public record ModelScores(HitRates kernels, HitRates networks, Map<String, KindScore> kinds) {
    public ModelScores {
        kinds = Collections.unmodifiableMap(new TreeMap<>(kinds));
    }

    /**
     * Of one kind.
     *
     * @param learner what learnt it: {@code sum}, {@code linear}, or one of them with trees
     * @param halfWidth of its intervals, as a logarithm
     */
    public record KindScore(HitRates hits, String learner, double halfWidth) {}
}
