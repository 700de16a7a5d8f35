package nas4j.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SummaryTest {

    @Test
    void sumsUp() {
        Summary summary = Summary.of(List.of(4.0, 1.0, 3.0, 2.0));
        assertThat(summary.mean()).isEqualTo(2.5);
        assertThat(summary.std()).isCloseTo(Math.sqrt(5.0 / 3), within(1e-12));
        assertThat(summary.standardError()).isCloseTo(Math.sqrt(5.0 / 12), within(1e-12));
        assertThat(summary.lowerQuartile()).isEqualTo(1.75);
        assertThat(summary.median()).isEqualTo(2.5);
        assertThat(summary.upperQuartile()).isEqualTo(3.25);
    }

    @Test
    void oneNumberHasNoSpread() {
        Summary summary = Summary.of(List.of(4.0));
        assertThat(summary.median()).isEqualTo(4);
        assertThat(summary.std()).isNaN();
        assertThat(summary.standardError()).isNaN();
    }

    @Test
    void refusesNoNumbers() {
        assertThatThrownBy(() -> Summary.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
