package nas4j.hardware.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import nas4j.contract.Seeds;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    @Test
    void takesTheQuantileOfDistances() {
        List<Double> scores = IntStream.rangeClosed(1, 19)
                .mapToObj(k -> k % 2 == 0 ? -0.1 * k : 0.1 * k)
                .toList();
        assertThat(Calibration.factor(scores)).isEqualTo(1.8 / 1.6448536, within(1e-6)); // the 18th of 19
    }

    @Test
    void withFewDistancesIntervalsAreOnlyWidened() {
        assertThat(Calibration.factor(List.of(0.1, 0.2, 0.3))).isEqualTo(1);
        assertThat(Calibration.factor(List.of(0.1, 0.2, -3.0))).isEqualTo(3 / 1.6448536, within(1e-6));
    }

    @Test
    void correctsAModelThatIsTooSure() {
        List<Double> scores = DoubleStream.generate(Seeds.generator(1)::nextGaussian)
                .limit(20_000)
                .mapToObj(score -> 2 * score)
                .toList();
        assertThat(Calibration.factor(scores)).isEqualTo(2, within(0.05));
    }
}
