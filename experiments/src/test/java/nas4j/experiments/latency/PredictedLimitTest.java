package nas4j.experiments.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import nas4j.evaluate.Measurement;
import nas4j.hardware.latency.LatencyInterval;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.space.tree.Condition;
import nas4j.space.tree.Expression;
import org.junit.jupiter.api.Test;

class PredictedLimitTest {
    private static Condition condition(String text) {
        return new Condition(text, new Expression.Name(text, Where.UNKNOWN));
    }

    private static PredictedLimit limit(String text) {
        return PredictedLimit.of(condition(text));
    }

    @Test
    void isKeptWhereTheLatencyKeepsItProbablyEnough() {
        PredictedLimit limit = limit("predicted-latency on agent://pi <= 5");
        assertThat(limit.device()).isEqualTo("agent://pi");
        assertThat(limit.probability()).isEqualTo(.9);
        assertThat(limit.keeps(new LatencyInterval(4, .1))).isTrue();
        assertThat(limit.keeps(new LatencyInterval(4.9, .1))).isFalse();
        assertThat(limit("predicted-latency on pi <= 5 with 55 %").keeps(new LatencyInterval(4.9, .1)))
                .isTrue();
        assertThat(limit("predicted-latency on pi >= 5").keeps(new LatencyInterval(6, .1)))
                .isTrue();
    }

    @Test
    void saysHowFarItIsBroken() {
        PredictedLimit limit = limit("predicted-latency on pi <= 5");
        LatencyInterval expected = new LatencyInterval(4.9, .1);
        List<Measurement> found = PredictedLatencies.measurements(Map.of("pi", expected));
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().value()).isEqualTo(4.9);
        assertThat(limit.excess(found)).isCloseTo(expected.quantileMs(.9) / 5 - 1, within(1e-9));
        assertThat(limit.excess(PredictedLatencies.measurements(Map.of("pi", new LatencyInterval(3, .1)))))
                .isZero();
        assertThat(limit.excess(List.of())).isZero();
    }

    @Test
    void otherTextsAreRefused() {
        assertThat(PredictedLimit.isOne(condition("latency-p50 on host <= 5"))).isFalse();
        for (String text : List.of(
                "predicted-latency on pi",
                "predicted-latency on pi <= 0",
                "predicted-latency on pi <= five",
                "predicted-latency on pi <= 5 with 100 %",
                "predicted-latency <= 5")) {
            assertThat(PredictedLimit.isOne(condition(text))).isTrue();
            assertThatThrownBy(() -> limit(text))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("accepted");
        }
    }
}
