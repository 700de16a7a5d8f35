package nas4j.djl.supernet.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import nas4j.djl.data.DataSet;
import nas4j.djl.data.Splits;
import nas4j.djl.data.TestImages;
import nas4j.djl.data.file.IdxFolder;
import nas4j.djl.supernet.train.DigitsAgreement.Inside;
import nas4j.predict.KendallTau;
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
        List<KendallTau> anew = new ArrayList<>();
        List<KendallTau> shared = new ArrayList<>();
        for (int seed = 1; seed <= SEEDS; seed++) {
            Inside inside = agreement.inside(10, 0.02, seed);
            anew.add(KendallTau.of(alone, inside.anew()));
            shared.add(KendallTau.of(alone, inside.shared()));
        }
        String found = "τ with statistics made anew " + text(anew) + ", with the supernet's " + text(shared);
        assertThat(mean(anew)).as(found).isGreaterThanOrEqualTo(0.5);
        assertThat(mean(shared)).as(found).isLessThanOrEqualTo(mean(anew) - 0.1);
    }

    private static double mean(List<KendallTau> taus) {
        return taus.stream().mapToDouble(KendallTau::tau).average().orElseThrow();
    }

    /** That of each seed, with the interval that holds it with 95 %. */
    private static String text(List<KendallTau> taus) {
        return taus.stream()
                .map(tau -> String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", tau.tau(), tau.low(), tau.high()))
                .collect(Collectors.joining(", "));
    }
}
