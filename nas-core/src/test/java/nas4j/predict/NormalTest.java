package nas4j.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NormalTest {
    @Test
    void knowsTabulatedValues() {
        assertThat(Normal.density(0)).isEqualTo(0.39894228, within(1e-8));
        assertThat(Normal.distribution(0)).isEqualTo(0.5, within(1e-7));
        assertThat(Normal.distribution(1.96)).isEqualTo(0.9750021, within(1e-7));
        assertThat(Normal.distribution(-3)).isEqualTo(0.0013499, within(1e-7));
        assertThat(Normal.quantile(0.5)).isEqualTo(0, within(1e-9));
        assertThat(Normal.quantile(0.975)).isEqualTo(1.959963985, within(1e-8));
        assertThat(Normal.quantile(0.001)).isEqualTo(-3.090232306, within(1e-8));
        assertThat(Normal.quantile(0.999)).isEqualTo(3.090232306, within(1e-8));
    }

    @Test
    void quantilesBelongToProbabilities() {
        for (double p : new double[] {0, 1, -1, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Normal.quantile(p))
                    .withMessageContaining("[" + p + "]");
        }
    }
}
