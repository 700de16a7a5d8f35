package nas4j.results.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RelativeImprovementTest {

    @Test
    void isInPercentOfRandomSearch() {
        assertThat(RelativeImprovement.of(List.of(97.0, 97.2), List.of(96.0, 96.4), true))
                .isCloseTo(100 * 0.9 / 96.2, within(1e-12));
    }

    @Test
    void isPositiveForWhatIsBetter() {
        assertThat(RelativeImprovement.of(List.of(2.0), List.of(4.0), false)).isEqualTo(50);
        assertThat(RelativeImprovement.of(List.of(-1.0), List.of(-2.0), true)).isEqualTo(50);
    }

    @Test
    void isNotANumberOverZero() {
        assertThat(RelativeImprovement.of(List.of(2.0), List.of(0.0), true)).isNaN();
    }
}
