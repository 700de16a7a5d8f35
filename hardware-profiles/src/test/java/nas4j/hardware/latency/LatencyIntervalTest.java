package nas4j.hardware.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LatencyIntervalTest {
    private static final LatencyInterval INTERVAL = new LatencyInterval(10, 0.2);

    @Test
    void probabilityNeverFallsAsTheLimitRises() {
        double before = 0;
        for (double limit = -1; limit < 40; limit += 0.1) {
            double probability = INTERVAL.probabilityAtMost(limit);
            assertThat(probability).isBetween(before, 1.0);
            before = probability;
        }
        assertThat(before).isEqualTo(1, within(1e-6));
        assertThat(INTERVAL.probabilityAtMost(0)).isZero();
    }

    @Test
    void quantilesAndProbabilitiesAreInverse() {
        for (double probability : new double[] {0.01, 0.05, 0.5, 0.8, 0.95}) {
            assertThat(INTERVAL.probabilityAtMost(INTERVAL.quantileMs(probability)))
                    .isEqualTo(probability, within(1e-6));
        }
        assertThat(INTERVAL.quantileMs(0.5)).isEqualTo(10, within(1e-6));
    }

    @Test
    void aLimitIsKeptWhereItIsLikelyEnough() {
        double limit = INTERVAL.quantileMs(0.8);
        assertThat(INTERVAL.keeps(limit, 0.79)).isTrue();
        assertThat(INTERVAL.keeps(limit, 0.81)).isFalse();
    }

    @Test
    void coversItsMiddlePart() {
        assertThat(INTERVAL.covers(10, 0.9)).isTrue();
        assertThat(INTERVAL.covers(INTERVAL.quantileMs(0.96), 0.9)).isFalse();
        assertThat(INTERVAL.covers(INTERVAL.quantileMs(0.04), 0.9)).isFalse();
    }

    @Test
    void whatIsCertainIsSo() {
        LatencyInterval certain = new LatencyInterval(10, 0);
        assertThat(certain.probabilityAtMost(9.99)).isZero();
        assertThat(certain.probabilityAtMost(10)).isEqualTo(1);
    }

    @Test
    void refusesWhatIsNoLatency() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LatencyInterval(0, 1))
                .withMessageContaining("[0.0 ms");
    }
}
