package nas4j.evaluate.scalar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import nas4j.evaluate.scalar.WeightedSum.Part;
import org.junit.jupiter.api.Test;

class WeightedSumTest {
    private static final WeightedSum SUM = new WeightedSum(List.of(new Part(2, 0.95, 0.75), new Part(1, 10, 50)));

    @Test
    void eachValueCountsByItsPlaceBetweenBestAndWorst() {
        assertThat(SUM.objectives()).isEqualTo(2);
        assertThat(SUM.loss(List.of(0.95, 10.0))).isZero();
        assertThat(SUM.loss(List.of(0.75, 50.0))).isEqualTo(3, within(1e-12));
        assertThat(SUM.loss(List.of(0.85, 20.0))).isEqualTo(1.25, within(1e-12));
        assertThat(SUM.loss(List.of(1.0, 0.0))).as("beyond the best").isEqualTo(-0.75, within(1e-12));
    }

    @Test
    void whatIsNoSumIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Part(1, 3, 3)).withMessageContaining("[3.0]");
        assertThatIllegalArgumentException().isThrownBy(() -> new Part(1, 0, Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Part(-1, 0, 1))
                .withMessageContaining("[-1.0]");
        assertThatIllegalArgumentException().isThrownBy(() -> new WeightedSum(List.of(new Part(0, 0, 1))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SUM.loss(List.of(1.0)))
                .withMessageContaining("found [1] values");
    }
}
