package nas4j.djl.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import nas4j.contract.Seeds;
import nas4j.graph.Rounding;
import org.junit.jupiter.api.Test;

class ObserverTest {
    private static final Rounding EIGHT = Rounding.ofActivations(8);

    /** 0 to 9,999, and one number far off. */
    private static Distribution withOutlier() {
        return Distribution.of(IntStream.rangeClosed(0, 10_000)
                .mapToDouble(k -> k == 10_000 ? 1e6 : k)
                .toArray());
    }

    @Test
    void minMaxTakesAll() {
        Scale scale = Observer.MIN_MAX.scale(Distribution.of(-1, .5, 3), Rounding.ofActivations(2));
        assertThat(scale.step()).isEqualTo((float) (4 / 3.0));
        assertThat(scale.zero()).isEqualTo(1);
        Scale symmetric = Observer.MIN_MAX.scale(Distribution.of(-1, .5, 3), Rounding.ofWeights(3));
        assertThat(symmetric.step()).isEqualTo(1);
        assertThat(symmetric.zero()).isEqualTo(4);
    }

    @Test
    void zeroIsAlwaysAmongTheNumbers() {
        assertThat(Observer.MIN_MAX.scale(Distribution.of(5, 10.2), EIGHT)).isEqualTo(Scale.of(0, 10.2, EIGHT));
        Scale below = Observer.MSE.scale(Distribution.of(-5, -10.2), EIGHT);
        assertThat(below.zero()).isEqualTo(255);
        assertThat(Observer.MSE.scale(Distribution.of(0, 0), EIGHT)).isEqualTo(new Scale(1, 0, 255));
    }

    @Test
    void percentileLeavesOutHalfAPerMille() {
        Scale scale = Observer.PERCENTILE.scale(withOutlier(), EIGHT);
        assertThat(scale.step() * 255).isCloseTo(9_995, within(2.0));
    }

    @Test
    void mseErrsLessThanTheOthers() {
        RandomGenerator random = Seeds.generator(2);
        Distribution normal = Distribution.of(IntStream.range(0, 20_000)
                .mapToDouble(_ -> random.nextGaussian())
                .toArray());
        for (int bits = 2; bits <= 8; bits++) {
            for (Rounding rounding : new Rounding[] {Rounding.ofActivations(bits), Rounding.ofWeights(bits)}) {
                double error = normal.error(Observer.MSE.scale(normal, rounding));
                assertThat(error).isLessThanOrEqualTo(normal.error(Observer.MIN_MAX.scale(normal, rounding)));
            }
        }
    }

    @Test
    void mseErrsNoMoreThanAFinerSearch() {
        RandomGenerator random = Seeds.generator(2);
        Distribution normal = Distribution.of(IntStream.range(0, 50_000)
                .mapToDouble(_ -> random.nextGaussian())
                .toArray());
        Rounding two = Rounding.ofWeights(2);
        double least = IntStream.range(1, 4_000)
                .mapToDouble(k -> normal.error(Scale.of(-k / 1e3, k / 1e3, two)))
                .min()
                .orElseThrow();
        assertThat(normal.error(Observer.MSE.scale(normal, two))).isCloseTo(least, within(.002 * least));
    }

    @Test
    void aHistogramSaysAlmostTheSameAsAllNumbers() {
        RandomGenerator random = Seeds.generator(3);
        float[] numbers = new float[30_000];
        double[] exact = new double[numbers.length];
        for (int k = 0; k < numbers.length; k++) {
            numbers[k] = (float) Math.max(0, random.nextGaussian());
            exact[k] = numbers[k];
        }
        Histogram histogram = new Histogram();
        histogram.spread(numbers);
        histogram.count(numbers);
        for (Observer observer : Observer.values()) {
            Scale found = observer.scale(histogram.distribution(), Rounding.ofActivations(4));
            Scale expected = observer.scale(Distribution.of(exact), Rounding.ofActivations(4));
            assertThat(found.step()).as(observer.text()).isCloseTo(expected.step(), within(.03 * expected.step()));
            assertThat(found.zero()).isEqualTo(expected.zero());
        }
    }

    @Test
    void namesAreThoseOfFiles() {
        for (String text : Observer.texts()) {
            assertThat(Observer.of(text).text()).isEqualTo(text);
        }
        assertThat(Observer.texts()).hasSize(Observer.values().length);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Observer.of("max"))
                .withMessageContaining("[max]");
    }
}
