package nas4j.experiments.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which searcher, and how it is set.
 *
 * @param settings of the strategy's own, by name
 */
public record SearchPlan(String strategy, Map<String, Double> settings) {
    public SearchPlan {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }
}
