package nas4j.hardware.transfer.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import nas4j.contract.Seeds;
import nas4j.hardware.transfer.Synthetic;
import org.junit.jupiter.api.Test;

class TransferTrialTest {
    @Test
    void scoresPredictionsOfWhatWasNotMeasured() {
        Synthetic devices = Synthetic.draw(200, Seeds.generator(1));
        TransferScore score = new TransferTrial(devices.known(), devices.newDeviceMs()).run(20, 1);
        assertThat(score.spearman()).isBetween(0.9, 1.0);
        assertThat(score.kendall()).isBetween(0.7, score.spearman());
        assertThat(score.trimmedSpearman()).isBetween(0.7, score.spearman());
        assertThat(score.mapePercent()).isBetween(2.0, 12.0);
        assertThat(score.within10()).isBetween(0.6, 1.0);
        assertThat(score.coverage90()).isBetween(0.6, 1.0);
        assertThat(score.width90()).isBetween(1.05, 2.0);
    }

    @Test
    void isTheSameWithTheSameSeed() {
        Synthetic devices = Synthetic.draw(100, Seeds.generator(2));
        TransferTrial trial = new TransferTrial(devices.known(), devices.newDeviceMs());
        assertThat(trial.run(10, 3)).isEqualTo(trial.run(10, 3)).isNotEqualTo(trial.run(10, 4));
    }

    @Test
    void refusesOtherNumbersOfTruths() {
        Synthetic devices = Synthetic.draw(20, Seeds.generator(3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TransferTrial(devices.known(), List.of(1.0)))
                .withMessageContaining("[1] latencies");
    }
}
