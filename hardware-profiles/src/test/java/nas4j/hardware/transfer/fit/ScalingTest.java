package nas4j.hardware.transfer.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScalingTest {
    private static final Scaling SCALING = Scaling.of(
            NumberTable.of(List.of(new double[] {1, 7, 100}, new double[] {3, 7, 300}, new double[] {2, 7, 200})));

    @Test
    void dropsWhatNeverChangesAndMakesRowsOfLengthOne() {
        assertThat(SCALING.width()).isEqualTo(2);
        double step = Math.sqrt(3.0 / 4); // (3 − 2) / √(2/3) / √2
        assertThat(SCALING.apply(new double[] {3, 0, 200})).containsExactly(new double[] {step, 0}, within(1e-12));
    }

    @Test
    void refusesOtherNumbersOfFeatures() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SCALING.apply(new double[2]))
                .withMessageContaining("[2]");
    }
}
