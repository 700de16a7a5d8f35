package nas4j.experiments.cli.predictor;

import java.util.Locale;
import nas4j.predictors.score.Metric;
import nas4j.store.PredictorScore;

/** What is said of a split that is done. */
final class SplitLine {
    private SplitLine() {}

    static String of(PredictorScore score, int splits) {
        return String.format(
                Locale.ROOT,
                "split %d of %d: %s, spearman %.3f, kendall %.3f",
                score.seed(),
                splits,
                score.predictor(),
                score.metrics().get(Metric.SPEARMAN.text()),
                score.metrics().get(Metric.KENDALL.text()));
    }
}
