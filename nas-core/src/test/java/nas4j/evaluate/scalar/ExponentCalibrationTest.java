package nas4j.evaluate.scalar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import nas4j.contract.Seeds;
import nas4j.evaluate.scalar.ExponentCalibration.Sample;
import org.junit.jupiter.api.Test;

class ExponentCalibrationTest {
    private static double exponent(List<Sample> samples, double target) {
        return ExponentCalibration.findExponent(samples, target).orElseThrow();
    }

    /** On a front ACC = c · cost^s, w is −s; what lies below the front says nothing, wherever it lies. */
    @Test
    void isMinusTheSlopeOfTheFront() {
        Seeds.each(50, random -> {
            double slope = random.nextDouble(0.01, 0.3);
            List<Sample> samples = new ArrayList<>();
            for (double cost = 10; cost <= 100; cost += 2) {
                double best = 0.2 * Math.pow(cost, slope);
                samples.add(new Sample(best, cost));
                samples.add(new Sample(
                        best * random.nextDouble(0.01, 0.95), Math.min(100, cost * random.nextDouble(1, 1.5))));
            }
            Collections.shuffle(samples, random);
            assertThat(exponent(samples, random.nextDouble(10, 100))).isEqualTo(-slope, within(1e-9));
        });
    }

    /** log ACC = −(log(cost / 100))² / 10 has the slope −log(cost / 100) / 5, which a chord around it has too. */
    @Test
    void theBestByTheRewardCostsAboutTheTarget() {
        List<Sample> samples = new ArrayList<>();
        for (double cost = 5; cost <= 100; cost *= 1.01) {
            samples.add(new Sample(Math.exp(-Math.pow(Math.log(cost / 100), 2) / 10), cost));
        }
        for (double target : new double[] {15, 30, 60}) {
            double exponent = exponent(samples, target);
            assertThat(exponent).isEqualTo(Math.log(target / 100) / 5, within(1e-3));
            MnasNet reward = MnasNet.soft(target, exponent);
            Sample best = samples.stream()
                    .min(Comparator.comparingDouble(sample -> reward.loss(sample.accuracy(), sample.cost())))
                    .orElseThrow();
            assertThat(best.cost()).isBetween(target / 1.02, target * 1.02);
        }
    }

    @Test
    void isNothingWhereMoreCostBringsNothing() {
        List<Sample> samples = List.of(new Sample(0.9, 10), new Sample(0.8, 40), new Sample(0.7, 80));
        assertThat(exponent(samples, 40)).isZero();
    }

    /** Between 30 and 40 the slope is log(.9 / .8) / log(4 / 3); the window around 40 ends at the largest cost. */
    @Test
    void theWindowEndsWhereSamplesEnd() {
        List<Sample> samples = List.of(new Sample(0.8, 30), new Sample(0.9, 40));
        assertThat(exponent(samples, 40)).isEqualTo(-Math.log(0.9 / 0.8) / Math.log(4 / 3.0), within(1e-12));
        assertThat(exponent(samples, 30)).isEqualTo(-Math.log(0.9 / 0.8) / Math.log(4 / 3.0), within(1e-12));
    }

    @Test
    void samplesOnOneSideOfTheTargetSayNothing() {
        List<Sample> samples = List.of(new Sample(0.8, 30), new Sample(0.9, 40));
        assertThat(ExponentCalibration.findExponent(samples, 29)).isEmpty();
        assertThat(ExponentCalibration.findExponent(samples, 41)).isEmpty();
        assertThat(ExponentCalibration.findExponent(List.of(), 41)).isEmpty();
        assertThat(ExponentCalibration.findExponent(List.of(new Sample(0.8, 30)), 30))
                .isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new Sample(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Sample(0.5, 0));
    }
}
