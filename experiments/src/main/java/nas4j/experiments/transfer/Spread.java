package nas4j.experiments.transfer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import nas4j.hardware.transfer.score.TransferScore;

/**
 * A figure over seeds.
 *
 * @param std standard deviation over the seeds, 0 for one seed
 */
public record Spread(double mean, double std) {

    /** One figure of all scores. */
    public static Spread of(List<TransferScore> scores, ToDoubleFunction<TransferScore> figure) {
        double mean = scores.stream().mapToDouble(figure).average().orElseThrow();
        double squares = scores.stream()
                .mapToDouble(figure)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return new Spread(mean, Math.sqrt(squares / Math.max(1, scores.size() - 1)));
    }

    /** As it is printed. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mean", mean);
        json.put("std", std);
        return json;
    }
}
