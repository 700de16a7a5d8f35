package nas4j.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How well a predictor did in one split.
 *
 * @param seed of the split
 * @param predictor name of the one that was chosen
 * @param why it was chosen; empty if there was no choice
 * @param metrics by name
 */
public record PredictorScore(long seed, String predictor, String why, Map<String, Double> metrics) {
    public PredictorScore {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }
}
