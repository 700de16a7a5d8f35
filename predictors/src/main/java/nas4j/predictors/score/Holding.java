package nas4j.predictors.score;

import java.util.List;
import java.util.Map;
import nas4j.predict.Normal;
import nas4j.predict.Prediction;
import nas4j.predictors.interval.Interval;

/** How many truths are in their intervals, and how likely they were. */
final class Holding {
    private static final Map<Double, Metric> COVERAGES =
            Map.of(.50, Metric.COVERAGE_50, .80, Metric.COVERAGE_80, .90, Metric.COVERAGE_90, .95, Metric.COVERAGE_95);
    private static final double MAIN = .90;
    /** Of the truths' spread, that a deviation is at least where its density is taken. */
    private static final double LEAST_STD = 1e-3;

    private Holding() {}

    static void add(
            Map<Double, List<Interval>> intervals,
            List<Prediction> predictions,
            List<Double> truths,
            Map<Metric, Double> values) {
        double away = 0;
        for (Map.Entry<Double, List<Interval>> entry : intervals.entrySet()) {
            double held = held(entry.getValue(), truths);
            away += Math.abs(held - entry.getKey()) / intervals.size();
            Metric metric = COVERAGES.get(entry.getKey());
            if (metric != null) {
                values.put(metric, held);
            }
            if (entry.getKey() == MAIN) {
                values.put(
                        Metric.WIDTH_90,
                        entry.getValue().stream()
                                .mapToDouble(Interval::width)
                                .average()
                                .orElseThrow());
            }
        }
        if (!intervals.isEmpty()) {
            values.put(Metric.CALIBRATION, away);
        }
        values.put(Metric.NLL, nll(predictions, truths));
    }

    private static double held(List<Interval> intervals, List<Double> truths) {
        int held = 0;
        for (int k = 0; k < truths.size(); k++) {
            held += intervals.get(k).holds(truths.get(k)) ? 1 : 0;
        }
        return held / (double) truths.size();
    }

    private static double nll(List<Prediction> predictions, List<Double> truths) {
        double mean = truths.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double spread = Math.sqrt(truths.stream()
                .mapToDouble(truth -> (truth - mean) * (truth - mean))
                .average()
                .orElseThrow());
        double least = Math.max(Double.MIN_NORMAL, LEAST_STD * spread);
        double sum = 0;
        for (int k = 0; k < truths.size(); k++) {
            double std = Math.max(least, predictions.get(k).std());
            double z = (truths.get(k) - predictions.get(k).mean()) / std;
            sum += z * z / 2 + Math.log(std) - Math.log(Normal.density(0));
        }
        return sum / truths.size();
    }
}
