package nas4j.predictors.score;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import nas4j.predict.Prediction;
import nas4j.predict.RankCorrelation;
import nas4j.predictors.interval.Interval;

/**
 * How good predictions of rows are that were not learnt from.
 *
 * @param values of each metric that is defined: without intervals none of theirs
 */
public record Scores(Map<Metric, Double> values) {
    public Scores {
        values = Collections.unmodifiableMap(values.isEmpty() ? new EnumMap<>(Metric.class) : new EnumMap<>(values));
    }

    /**
     * Compares predictions with what is true.
     *
     * @param truths one for each prediction, at least 2
     * @param isMore whether more is better: the best rows are those that a search wants to find
     * @param intervals by the share of them that should hold; one for each prediction, or no share at all
     */
    public static Scores of(
            List<Prediction> predictions, List<Double> truths, boolean isMore, Map<Double, List<Interval>> intervals) {
        if (truths.size() < 2 || truths.size() != predictions.size()) {
            throw new IllegalArgumentException("found [" + predictions.size() + "] predictions and [" + truths.size()
                    + "] truths, accepted: 2 or more, and as many of each");
        }
        List<Double> means = predictions.stream().map(Prediction::mean).toList();
        Map<Metric, Double> values =
                new EnumMap<>(ofOrder(means, truths, isMore).values());
        Errors.add(means, truths, values);
        Holding.add(intervals, predictions, truths, values);
        return new Scores(values);
    }

    /**
     * Compares orders alone, where predictions are in another unit than truths.
     *
     * @param said one number for each truth
     */
    public static Scores ofOrder(List<Double> said, List<Double> truths, boolean isMore) {
        Map<Metric, Double> values = new EnumMap<>(Metric.class);
        values.put(Metric.SPEARMAN, RankCorrelation.spearman(said, truths));
        values.put(Metric.KENDALL, RankCorrelation.kendall(said, truths));
        TopRows.of(said, truths, isMore).add(values);
        return new Scores(values);
    }
}
