package nas4j.experiments.cli.predictor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import nas4j.experiments.cli.output.Output;
import nas4j.experiments.cli.output.Report;
import nas4j.experiments.predict.Spread;
import nas4j.predictors.score.Metric;
import nas4j.store.PredictorScore;

/**
 * Metrics over splits.
 *
 * @param spreads by metric; those that all splits have
 */
record MetricTable(Map<Metric, Spread> spreads) {

    static MetricTable of(List<PredictorScore> scores) {
        Map<Metric, Spread> spreads = new LinkedHashMap<>();
        for (Metric metric : Metric.values()) {
            if (!scores.isEmpty()
                    && scores.stream().allMatch(score -> score.metrics().containsKey(metric.text()))) {
                spreads.put(
                        metric,
                        Spread.of(scores.stream()
                                .mapToDouble(score ->
                                        Objects.requireNonNull(score.metrics().get(metric.text())))));
            }
        }
        return new MetricTable(spreads);
    }

    Map<String, Object> json() {
        Map<String, Object> metrics = new LinkedHashMap<>();
        spreads.forEach((metric, spread) -> metrics.put(metric.text(), spread.json()));
        return metrics;
    }

    /** As text or CSV. */
    void print(Output output) {
        try (Report report = output.report(List.of("metric", "mean", "std", "what it is"))) {
            spreads.forEach((metric, spread) ->
                    report.row(metric.text(), text(spread.mean()), text(spread.std()), metric.meaning()));
        }
    }

    private static String text(double figure) {
        return String.format(Locale.ROOT, Math.abs(figure) < 1000 ? "%.4f" : "%.6g", figure);
    }
}
