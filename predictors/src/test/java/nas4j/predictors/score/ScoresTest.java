package nas4j.predictors.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import nas4j.predict.Prediction;
import nas4j.predictors.interval.Interval;
import org.junit.jupiter.api.Test;

class ScoresTest {
    private static List<Prediction> predictions(double... means) {
        return Arrays.stream(means).mapToObj(mean -> new Prediction(mean, 1)).toList();
    }

    private static double of(Scores scores, Metric metric) {
        return Objects.requireNonNull(scores.values().get(metric));
    }

    @Test
    void errorsAreThoseOfTheMeans() {
        Scores scores = Scores.of(predictions(11, 19, 43), List.of(10.0, 20.0, 40.0), true, Map.of());
        assertThat(of(scores, Metric.MAE)).isEqualTo(5 / 3.0, within(1e-12));
        assertThat(of(scores, Metric.RMSE)).isEqualTo(Math.sqrt(11 / 3.0), within(1e-12));
        assertThat(of(scores, Metric.MAPE)).isEqualTo((10 + 5 + 7.5) / 3, within(1e-9));
        assertThat(of(scores, Metric.WITHIN_5)).isEqualTo(1 / 3.0, within(1e-12));
        assertThat(of(scores, Metric.WITHIN_10)).isEqualTo(1);
        assertThat(of(scores, Metric.SPEARMAN)).isEqualTo(1);
        assertThat(scores.values()).doesNotContainKeys(Metric.COVERAGE_90, Metric.WIDTH_90);
    }

    /** A faulty truth of nearly nothing is no share to be off by. */
    @Test
    void truthsNearZeroHaveNoShares() {
        Scores scores = Scores.of(predictions(5, 10, 10), List.of(0.001, 10.0, 20.0), true, Map.of());
        assertThat(of(scores, Metric.MAPE)).isEqualTo(25, within(1e-9));
        assertThat(of(scores, Metric.MAE)).isEqualTo((4.999 + 10) / 3, within(1e-9));
    }

    @Test
    void theBestAreTheLargestOrTheSmallest() {
        List<Double> truths = IntStream.range(0, 40).mapToObj(k -> (double) k).toList();
        List<Prediction> upsideDown =
                truths.stream().map(truth -> new Prediction(-truth, 1)).toList();
        Scores more = Scores.of(upsideDown, truths, true, Map.of());
        assertThat(of(more, Metric.PRECISION_10)).isZero();
        assertThat(of(more, Metric.REGRET_10)).isEqualTo(39 - 9);
        Scores less = Scores.of(upsideDown, truths, false, Map.of());
        assertThat(of(less, Metric.REGRET_10)).isEqualTo(30);
        List<Prediction> right =
                truths.stream().map(truth -> new Prediction(truth, 1)).toList();
        Scores found = Scores.of(right, truths, false, Map.of());
        assertThat(of(found, Metric.PRECISION_10)).isEqualTo(1);
        assertThat(of(found, Metric.NDCG_10)).isEqualTo(1, within(1e-12));
        assertThat(of(found, Metric.REGRET_10)).isZero();
    }

    /** Two rows: the better one has gain 1 and the other 0, and the second place counts 1 / log₂ 3. */
    @Test
    void gainsAreDiscountedByPlace() {
        Scores scores = Scores.of(predictions(2, 1), List.of(5.0, 7.0), true, Map.of());
        assertThat(of(scores, Metric.NDCG_10)).isEqualTo(Math.log(2) / Math.log(3), within(1e-12));
    }

    @Test
    void intervalsHoldOrDoNot() {
        List<Interval> intervals =
                List.of(new Interval(0, 2), new Interval(0, 2), new Interval(4, 6), new Interval(0, 1));
        Scores scores = Scores.of(predictions(1, 1, 5, .5), List.of(1.0, 2.0, 7.0, .5), true, Map.of(.9, intervals));
        assertThat(of(scores, Metric.COVERAGE_90)).isEqualTo(.75);
        assertThat(of(scores, Metric.WIDTH_90)).isEqualTo(7 / 4.0);
        assertThat(of(scores, Metric.CALIBRATION)).isEqualTo(.15, within(1e-12));
        double squares = (0 + 1 + 4 + 0) / 4.0;
        assertThat(of(scores, Metric.NLL)).isEqualTo(squares / 2 + Math.log(2 * Math.PI) / 2, within(1e-9));
    }

    @Test
    void needsTwoRowsWithAPredictionEach() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scores.of(predictions(1), List.of(1.0), true, Map.of()))
                .withMessageContaining("[1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scores.of(predictions(1), List.of(1.0, 2.0), true, Map.of()));
    }
}
