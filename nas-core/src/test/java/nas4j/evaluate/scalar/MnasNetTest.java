package nas4j.evaluate.scalar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class MnasNetTest {
    @Test
    void theHardFormPunishesOnlyWhatIsAboveTheTarget() {
        MnasNet hard = MnasNet.hard(40);
        assertThat(hard.loss(0.9, 40)).isEqualTo(-0.9);
        assertThat(hard.loss(0.9, 10)).isEqualTo(-0.9);
        assertThat(hard.loss(0.9, 80)).isEqualTo(-0.45, within(1e-12));
    }

    /** The paper's example: twice the latency is as good with 5 % more accuracy. */
    @Test
    void theSoftFormGivesADoublingForFivePercent() {
        MnasNet soft = MnasNet.soft(80, MnasNet.PAPER_EXPONENT);
        assertThat(soft.loss(0.5, 80)).isEqualTo(-0.5);
        assertThat(soft.loss(0.5 * 1.05, 160)).isEqualTo(-0.5, within(0.001));
        assertThat(soft.loss(0.5, 40)).isEqualTo(-0.5 * Math.pow(2, 0.07), within(1e-12));
        assertThat(soft.loss(List.of(0.5, 40.0))).isEqualTo(soft.loss(0.5, 40));
        assertThat(soft.objectives()).isEqualTo(2);
    }

    @Test
    void alphaCountsBelowAndBetaAboveTheTarget() {
        MnasNet reward = new MnasNet(10, -0.5, -2);
        assertThat(reward.loss(0.4, 2.5)).isEqualTo(-0.8, within(1e-12));
        assertThat(reward.loss(0.4, 20)).isEqualTo(-0.1, within(1e-12));
    }

    @Test
    void whatIsOutOfRangeIsRefused() {
        MnasNet soft = MnasNet.soft(10, -0.1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> soft.loss(91.5, 10))
                .withMessageContaining("[91.5]")
                .withMessageContaining("\nMaybe it is in percent.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> soft.loss(-0.1, 10))
                .withMessageNotContaining("Maybe");
        assertThatIllegalArgumentException().isThrownBy(() -> soft.loss(Double.NaN, 10));
        for (double cost : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException().isThrownBy(() -> soft.loss(0.5, cost));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> soft.loss(List.of(0.5)));
        assertThatIllegalArgumentException().isThrownBy(() -> MnasNet.hard(0));
        assertThatIllegalArgumentException().isThrownBy(() -> MnasNet.soft(10, 0.07));
        assertThatIllegalArgumentException().isThrownBy(() -> new MnasNet(10, 0, Double.NaN));
    }
}
