package nas4j.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class GaussianRanksTest {
    @Test
    void scoresDependOnTheOrderAlone() {
        List<Double> scores = GaussianRanks.of(List.of(3.0, 1.0, 2.0)).scores();
        assertThat(GaussianRanks.of(List.of(1e300, -1e300, 0.0)).scores()).isEqualTo(scores);
        assertThat(scores.get(2)).isEqualTo(0, within(1e-9));
        assertThat(scores.get(0)).isEqualTo(0.9674, within(1e-4)).isEqualTo(-scores.get(1), within(1e-9));
    }

    @Test
    void equalNumbersShareTheMeanOfTheirScores() {
        List<Double> scores = GaussianRanks.of(List.of(5.0, 1.0, 5.0)).scores();
        assertThat(scores.get(0)).isEqualTo(scores.get(2)).isEqualTo(0.9674 / 2, within(1e-4));
        assertThat(scores.get(1)).isEqualTo(-0.9674, within(1e-4));
    }

    @Test
    void scoresOfScoresAreTheSame() {
        List<Double> scores = GaussianRanks.of(List.of(9.0, 4.0, 6.0, 1.0, 0.0)).scores();
        GaussianRanks again = GaussianRanks.of(scores);
        assertThat(again.scores()).isEqualTo(scores);
        for (double score : new double[] {-3, -1, -0.2, 0, 0.7, 5}) {
            assertThat(again.value(score)).isEqualTo(score, within(1e-9));
        }
    }

    @Test
    void findsTheNumberOfAScore() {
        List<Double> values = List.of(10.0, 20.0, 40.0, 80.0);
        GaussianRanks ranks = GaussianRanks.of(values);
        for (int k = 0; k < values.size(); k++) {
            assertThat(ranks.value(ranks.score(k))).isEqualTo(values.get(k));
        }
        assertThat(ranks.value(0)).isBetween(20.0, 40.0);
        assertThat(ranks.value(9)).isGreaterThan(80);
        assertThat(ranks.value(-9)).isLessThan(10);
    }

    @Test
    void outliersNeverMakeAPredictionInfinite() {
        GaussianRanks ranks = GaussianRanks.of(List.of(-Double.MAX_VALUE, Double.MAX_VALUE, 0.0));
        assertThat(ranks.prediction(9, 9).std()).isNotNegative();
        assertThat(ranks.prediction(-9, 0).mean()).isFinite();
    }

    @Test
    void equalNumbersAreExpectedEverywhere() {
        assertThat(GaussianRanks.of(Collections.nCopies(4, 7.0)).prediction(1, 1))
                .isEqualTo(new Prediction(7, 0));
    }

    @Test
    void needsNumbers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GaussianRanks.of(List.of()))
                .withMessageContaining("[0]");
    }
}
