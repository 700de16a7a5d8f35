package nas4j.experiments.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which searcher, and how it is set.
 *
 * @param settings of the strategy's own, by name
 * @param from genotype of the network that it begins with; null if it is to choose
 * @param screen how its suggestions are looked at before anything is spent on them; null if they are not
 * @param cost what a search in a supernet wants to be small beside the loss; null for nothing
 */
public record SearchPlan(
        String strategy,
        Map<String, Double> settings,
        @Nullable String from,
        @Nullable ScreenPlan screen,
        @Nullable CostPlan cost) {
    public SearchPlan {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }
}
