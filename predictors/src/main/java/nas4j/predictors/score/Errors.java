package nas4j.predictors.score;

import java.util.List;
import java.util.Map;

/** How far predictions are off. */
final class Errors {
    /** Of the median truth, below which a truth is too near 0 to take shares of. */
    private static final double NEAR_ZERO = .01;

    private Errors() {}

    static void add(List<Double> means, List<Double> truths, Map<Metric, Double> values) {
        double sum = 0;
        double squares = 0;
        double shares = 0;
        int within5 = 0;
        int within10 = 0;
        int counted = 0;
        double least = NEAR_ZERO * median(truths);
        for (int k = 0; k < truths.size(); k++) {
            double error = Math.abs(means.get(k) - truths.get(k));
            double size = Math.abs(truths.get(k));
            sum += error;
            squares += error * error;
            if (size > least) {
                counted++;
                shares += error / size;
                within5 += error <= .05 * size ? 1 : 0;
                within10 += error <= .10 * size ? 1 : 0;
            }
        }
        values.put(Metric.MAE, sum / truths.size());
        values.put(Metric.RMSE, Math.sqrt(squares / truths.size()));
        if (counted > 0) {
            values.put(Metric.MAPE, 100 * shares / counted);
            values.put(Metric.WITHIN_5, within5 / (double) counted);
            values.put(Metric.WITHIN_10, within10 / (double) counted);
        }
    }

    private static double median(List<Double> truths) {
        double[] sorted = truths.stream().mapToDouble(Math::abs).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
