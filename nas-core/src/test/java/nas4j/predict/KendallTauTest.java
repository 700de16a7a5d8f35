package nas4j.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import nas4j.contract.Seeds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KendallTauTest {
    private static final int SAMPLES = 2_000;

    /**
     * Of two normal numbers with the correlation r, τ is 2/π arcsin r. The interval is an approximation: of 2,000 samples 92 to
     * 98 % hold it. An exact one would miss these bounds once in ten million tests.
     */
    @ParameterizedTest
    @CsvSource({"8, 0", "16, 0.5", "24, 0.8", "24, -0.6", "100, 0.3"})
    void theIntervalHoldsTheTauOfAll(int n, double correlation) {
        double expected = 2 / Math.PI * Math.asin(correlation);
        RandomGenerator random = Seeds.generator(n);
        int held = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            KendallTau tau = sample(n, correlation, random);
            held += tau.low() <= expected && expected <= tau.high() ? 1 : 0;
        }
        assertThat((double) held / SAMPLES).isBetween(.92, .98);
    }

    private static KendallTau sample(int n, double correlation, RandomGenerator random) {
        List<Double> one = new ArrayList<>();
        List<Double> other = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            double x = random.nextGaussian();
            one.add(x);
            other.add(correlation * x + Math.sqrt(1 - correlation * correlation) * random.nextGaussian());
        }
        return KendallTau.of(one, other);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 16, 200})
    void aPerfectOrderIsNotCertain(int n) {
        KendallTau perfect = new KendallTau(1, n);
        assertThat(perfect.low()).isGreaterThan(-1).isLessThan(perfect.high());
        assertThat(perfect.high()).isEqualTo(1);
        KendallTau opposite = new KendallTau(-1, n);
        assertThat(opposite.high()).isEqualTo(-perfect.low(), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void ofAFewThingsNothingIsKnown(int n) {
        assertThat(new KendallTau(1, n).low()).isEqualTo(-1);
        assertThat(new KendallTau(1, n).high()).isEqualTo(1);
    }
}
