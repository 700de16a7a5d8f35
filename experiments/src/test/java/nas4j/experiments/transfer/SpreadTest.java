package nas4j.experiments.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nas4j.hardware.transfer.score.TransferScore;
import org.junit.jupiter.api.Test;

class SpreadTest {
    private static TransferScore score(double spearman) {
        return new TransferScore(spearman, 0, 0, 0, 0, 0, 1);
    }

    @Test
    void isTheMeanAndTheDeviationOfASample() {
        Spread spread = Spread.of(List.of(score(1), score(3)), TransferScore::spearman);
        assertThat(spread).isEqualTo(new Spread(2, Math.sqrt(2)));
        assertThat(spread.json()).containsEntry("mean", 2.0);
    }

    @Test
    void ofOneSeedIsZero() {
        assertThat(Spread.of(List.of(score(1)), TransferScore::spearman)).isEqualTo(new Spread(1, 0));
    }
}
