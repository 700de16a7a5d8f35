package nas4j.predictors.score;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The rows that are predicted best, and those that are. The discounted gain is that of Järvelin and Kekäläinen 2002,
 * "Cumulated gain-based evaluation of IR techniques"; a row's gain is the share of rows that it is better than.
 */
final class TopRows {
    private static final int TOP = 10;

    private final List<Integer> predicted;
    private final List<Integer> best;
    private final double[] gains;
    private final List<Double> truths;
    private final double sign;

    private TopRows(List<Integer> predicted, List<Integer> best, double[] gains, List<Double> truths, double sign) {
        this.predicted = predicted;
        this.best = best;
        this.gains = gains;
        this.truths = truths;
        this.sign = sign;
    }

    static TopRows of(List<Double> means, List<Double> truths, boolean isMore) {
        double sign = isMore ? 1 : -1;
        List<Integer> best = order(truths, sign);
        double[] gains = new double[truths.size()];
        for (int from = 0; from < gains.length; ) {
            int to = from;
            while (to < gains.length && truths.get(best.get(to)).equals(truths.get(best.get(from)))) {
                to++;
            }
            for (int k = from; k < to; k++) {
                gains[best.get(k)] = (gains.length - to) / Math.max(1.0, gains.length - 1.0);
            }
            from = to;
        }
        int top = Math.min(TOP, truths.size());
        return new TopRows(order(means, sign).subList(0, top), best.subList(0, top), gains, truths, sign);
    }

    /** From the best to the worst; equal ones by their places. */
    private static List<Integer> order(List<Double> numbers, double sign) {
        return IntStream.range(0, numbers.size())
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -sign * numbers.get(k)))
                .toList();
    }

    void add(Map<Metric, Double> values) {
        Set<Integer> right = new HashSet<>(predicted);
        right.retainAll(best);
        values.put(Metric.PRECISION_10, right.size() / (double) best.size());
        values.put(Metric.NDCG_10, gain(best) > 0 ? gain(predicted) / gain(best) : 1);
        double found =
                predicted.stream().mapToDouble(k -> sign * truths.get(k)).max().orElseThrow();
        values.put(Metric.REGRET_10, sign * truths.get(best.getFirst()) - found);
    }

    private double gain(List<Integer> rows) {
        double sum = 0;
        for (int k = 0; k < rows.size(); k++) {
            sum += gains[rows.get(k)] / (Math.log(k + 2.0) / Math.log(2));
        }
        return sum;
    }
}
