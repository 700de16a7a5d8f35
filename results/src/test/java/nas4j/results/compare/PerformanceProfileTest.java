package nas4j.results.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PerformanceProfileTest {
    private static final double NEVER = Double.POSITIVE_INFINITY;

    /**
     * Three searchers on four cells, by hand. Cell 1: 10, 20, 30; cell 2: 8, 4, miss; cell 3: 5, 5, 20; cell 4: all miss.
     * Ratios: 1, 2, 1, ∞; 2, 1, 1, ∞; 3, ∞, 4, ∞. Scores: (3 + 2 + 3)/12, the same, 1/12.
     */
    @Test
    void profilesAreAsCountedByHand() {
        PerformanceProfile profile = PerformanceProfile.of(List.of(
                List.of(10.0, 8.0, 5.0, NEVER), List.of(20.0, 4.0, 5.0, NEVER), List.of(30.0, NEVER, 20.0, NEVER)));
        assertThat(profile.ratios().get(0)).containsExactly(1.0, 2.0, 1.0, NEVER);
        assertThat(profile.ratios().get(2)).containsExactly(3.0, NEVER, 4.0, NEVER);
        assertThat(profile.rho(0, 1)).isEqualTo(0.5);
        assertThat(profile.rho(0, 2)).isEqualTo(0.75);
        assertThat(profile.rho(2, 3)).isEqualTo(0.25);
        assertThat(profile.rho(2, 1e9)).isEqualTo(0.5);
        assertThat(profile.score(0)).isCloseTo(8.0 / 12, within(1e-12));
        assertThat(profile.score(1)).isCloseTo(8.0 / 12, within(1e-12));
        assertThat(profile.score(2)).isCloseTo(1.0 / 12, within(1e-12));
    }

    @Test
    void scoresAreTheMeanOfTheProfile() {
        PerformanceProfile profile = PerformanceProfile.of(
                List.of(List.of(3.0, 1.0, 7.0), List.of(1.0, 2.5, NEVER), List.of(2.0, 9.0, 4.0)));
        for (int method = 0; method < 3; method++) {
            double sum = 0;
            for (int k = 0; k < 30_000; k++) {
                sum += profile.rho(method, 1 + (k + 0.5) / 10_000);
            }
            assertThat(profile.score(method)).isCloseTo(sum / 30_000, within(1e-3));
        }
    }

    @Test
    void nothingIsReachedForNothing() {
        assertThatThrownBy(() -> PerformanceProfile.of(List.of(List.of(0.0))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
