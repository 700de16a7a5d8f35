package nas4j.djl.supernet.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nas4j.djl.data.DataSet;
import nas4j.djl.data.Splits;
import nas4j.djl.data.TestImages;
import nas4j.djl.data.file.IdxFolder;
import nas4j.djl.supernet.train.DigitsAgreement.Inside;
import nas4j.predict.RankCorrelation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
class RankAgreementTest {
    private static final int SEEDS = 3;

    /** Some 100 CPU seconds, most of them for the networks that are trained alone. */
    @Test
    @Tag("slow")
    void aSupernetOrdersNetworksAsTrainingThemDoesWhenTheirStatisticsAreMadeAnew() throws InterruptedException {
        DataSet digits = IdxFolder.read(TestImages.real("digits-8x8"));
        DigitsAgreement agreement = new DigitsAgreement(new Splits(digits.training(), digits.test(), digits.test()));
        List<Double> alone = agreement.alone(3, 1);
        assertThat(alone).hasSize(256);
        double anew = 0;
        double shared = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            Inside inside = agreement.inside(10, 0.02, seed);
            anew += RankCorrelation.kendall(alone, inside.anew()) / SEEDS;
            shared += RankCorrelation.kendall(alone, inside.shared()) / SEEDS;
        }
        assertThat(anew).isGreaterThanOrEqualTo(0.5);
        assertThat(shared).isLessThanOrEqualTo(anew - 0.1);
    }
}
