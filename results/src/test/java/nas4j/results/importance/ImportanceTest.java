package nas4j.results.importance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import nas4j.contract.Seeds;
import org.junit.jupiter.api.Test;

final class ImportanceTest {

    /** Kernel: levels 0, 1, 2, variance 2/3. Width: ±1/2, variance 1/4. Noise 1. Skip: nothing. Sum 23/12. */
    private static Sample draw(RandomGenerator random) {
        int kernel = random.nextInt(3);
        int width = random.nextInt(2);
        double loss = kernel + width - 0.5 + random.nextGaussian();
        return Sample.of(
                "s/kernel=" + (3 + 2 * kernel) + " s/width=" + 8 * (width + 1) + " skip=" + random.nextInt(4), loss);
    }

    private static List<Sample> draw(int n, RandomGenerator random) {
        return IntStream.range(0, n).mapToObj(_ -> draw(random)).toList();
    }

    /** The standard error of each share is below .02 with 2,000 samples: wrong by .08 in fewer than 1 of 10,000. */
    @Test
    void findsTheSharesOfVariance() {
        RandomGenerator random = Seeds.generator(1);
        Importance importance = Importance.of(draw(2_000, random), random);
        assertThat(importance.enough()).isTrue();
        assertThat(importance.effects()).extracting(DecisionEffect::decision).startsWith("s/kernel", "s/width");
        DecisionEffect kernel = importance.effects().get(0);
        assertThat(kernel.share()).isCloseTo(8.0 / 23, within(0.08));
        assertThat(importance.effects().get(1).share()).isCloseTo(3.0 / 23, within(0.08));
        assertThat(importance.effects().get(2).share()).isCloseTo(0, within(0.02));
        assertThat(kernel.p()).isLessThan(0.01);
        assertThat(kernel.best().label()).isEqualTo("3");
        assertThat(kernel.worst().label()).isEqualTo("7");
        assertThat(kernel.worst().meanLoss() - kernel.best().meanLoss()).isCloseTo(2, within(0.3));
        assertThat(kernel.levels()).extracting(DecisionEffect.Level::label).containsExactly("3", "5", "7");
    }

    /**
     * With 200 draws, 10 are expected and more than 24 come in fewer than 1 of 10,000. The mean of the shares of 200
     * draws has a standard error of .003.
     */
    @Test
    void isUnbiasedAndRarelyWrongWhereNothingMatters() {
        RandomGenerator random = Seeds.generator(2);
        int found = 0;
        double sum = 0;
        for (int draw = 0; draw < 200; draw++) {
            List<Sample> samples = IntStream.range(0, 60)
                    .mapToObj(_ -> Sample.of("op=" + random.nextInt(5), random.nextGaussian()))
                    .toList();
            DecisionEffect effect = Importance.of(samples, random).effects().getFirst();
            found += effect.p() < 0.05 ? 1 : 0;
            sum += effect.share();
            assertThat(effect.share() > effect.luck()).isEqualTo(effect.p() < 0.05);
        }
        assertThat(found).isBetween(1, 24);
        assertThat(sum / 200).isCloseTo(0, within(0.015));
    }

    @Test
    void countsDecisionsThatDoNotExistAsOneMoreOption() {
        RandomGenerator random = Seeds.generator(3);
        List<Sample> samples = IntStream.range(0, 300)
                .mapToObj(k -> k % 3 == 0
                        ? Sample.of("branch=none", 5 + random.nextGaussian())
                        : Sample.of("branch=conv branch/kernel=" + (3 + 2 * (k % 2)), random.nextGaussian()))
                .toList();
        DecisionEffect kernel = Importance.of(samples, random).effects().stream()
                .filter(effect -> effect.decision().equals("branch/kernel"))
                .findFirst()
                .orElseThrow();
        assertThat(kernel.levels()).extracting(DecisionEffect.Level::label).containsExactly("3", "5", "(absent)");
        assertThat(kernel.levels()).extracting(DecisionEffect.Level::n).containsExactly(100, 100, 100);
        assertThat(kernel.worst().label()).isEqualTo("(absent)");
    }

    @Test
    void gathersManyNumbers() {
        RandomGenerator random = Seeds.generator(4);
        List<Sample> samples = IntStream.range(0, 400)
                .mapToObj(k -> Sample.of("rate=" + k / 400.0, k / 100.0 + random.nextGaussian()))
                .toList();
        DecisionEffect rate = Importance.of(samples, random).effects().getFirst();
        assertThat(rate.levels()).hasSize(8);
        assertThat(rate.levels().getFirst().label()).isEqualTo("0.0…0.1225");
        assertThat(rate.levels()).extracting(DecisionEffect.Level::n).containsOnly(50);
        assertThat(rate.share()).isBetween(0.4, 0.7);
    }

    @Test
    void saysWhatItCannotJudge() {
        RandomGenerator random = Seeds.generator(5);
        List<Sample> samples = IntStream.range(0, 40)
                .mapToObj(k -> Sample.of("id=x" + k + " same=1 op=" + k % 2, random.nextGaussian()))
                .toList();
        Importance importance = Importance.of(samples, random);
        assertThat(importance.unjudged()).containsExactly("id");
        assertThat(importance.effects()).extracting(DecisionEffect::decision).containsExactly("op");
        assertThat(Importance.of(samples.subList(0, 29), random).enough()).isFalse();
    }

    @Test
    void findsNothingInEqualLosses() {
        List<Sample> samples = IntStream.range(0, 40)
                .mapToObj(k -> Sample.of("op=" + k % 2, 1))
                .toList();
        assertThat(Importance.of(samples, Seeds.generator(6)).effects()).isEmpty();
    }
}
