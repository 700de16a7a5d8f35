package nas4j.experiments.predict;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * A figure over seeds.
 *
 * @param std standard deviation over the seeds, 0 for one seed
 */
public record Spread(double mean, double std) {

    /** Of the figures of all seeds, at least 1. */
    public static Spread of(DoubleStream figures) {
        double[] values = figures.toArray();
        double mean = DoubleStream.of(values).average().orElseThrow();
        double squares = DoubleStream.of(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return new Spread(mean, Math.sqrt(squares / Math.max(1, values.length - 1)));
    }

    /** As it is printed. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mean", mean);
        json.put("std", std);
        return json;
    }
}
