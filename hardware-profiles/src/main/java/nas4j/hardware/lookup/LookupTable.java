package nas4j.hardware.lookup;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import nas4j.space.Decision;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;

/**
 * What each option of a space's decisions takes on a device. Cai et al. 2019 ("ProxylessNAS") and 2020 ("Once-for-all") look
 * latencies up in such tables. Immutable.
 *
 * @param baseMs what every network takes
 * @param options ms of each option by its decision's path and its label; what some options take may be below what the first
 *     takes, and so below 0
 */
public record LookupTable(double baseMs, Map<String, Map<String, Double>> options) {
    public LookupTable {
        Map<String, Map<String, Double>> copy = new LinkedHashMap<>();
        options.forEach((decision, each) -> copy.put(decision, Collections.unmodifiableMap(new LinkedHashMap<>(each))));
        options = Collections.unmodifiableMap(copy);
    }

    /** Number of options that it knows. */
    public int size() {
        return options.values().stream().mapToInt(Map::size).sum();
    }

    /**
     * Predicts the latency of a space's networks, in ms, from what was decided alone. Thread-safe.
     *
     * @throws IllegalArgumentException if an option of the space is not in the table
     */
    public ToDoubleFunction<Genotype> of(SearchSpace space) {
        double[][] millis = new double[space.decisions().size()][];
        for (int d = 0; d < millis.length; d++) {
            Decision decision = space.decisions().get(d);
            Map<String, Double> known = options.getOrDefault(decision.path(), Map.of());
            millis[d] = new double[decision.options()];
            for (int option = 0; option < millis[d].length; option++) {
                Double ms = known.get(decision.label(option));
                if (ms == null) {
                    throw new IllegalArgumentException("the table has no time of option [" + decision.label(option)
                            + "] of decision [" + decision.path() + "] of space [" + space.name() + "], accepted: "
                            + known.keySet() + "\nMaybe the table is of another space.");
                }
                millis[d][option] = ms;
            }
        }
        return genotype -> sum(millis, genotype);
    }

    private double sum(double[][] millis, Genotype genotype) {
        double sum = baseMs;
        for (int d = 0; d < millis.length; d++) {
            if (genotype.isActive(d)) {
                sum += millis[d][genotype.option(d)];
            }
        }
        return sum;
    }
}
