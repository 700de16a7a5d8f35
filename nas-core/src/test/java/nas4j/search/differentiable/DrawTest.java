package nas4j.search.differentiable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.random.RandomGenerator;
import nas4j.contract.Seeds;
import org.junit.jupiter.api.Test;

class DrawTest {
    private static final int DRAWS = 20_000;
    private static final float[] ALPHAS = {0, (float) Math.log(2), (float) Math.log(5)};

    /** Shares 1 : 2 : 5. Four standard deviations: fails once in 16,000 times for each share if all is well. */
    @Test
    void branchesAreDrawnByTheirProbability() {
        for (Method method : List.of(Method.Gumbel.standard(), new Method.Gates())) {
            int[] counts = new int[3];
            RandomGenerator random = Seeds.generator(1);
            for (int k = 0; k < DRAWS; k++) {
                counts[Draw.of(method, 0.5, false, random, ALPHAS).run().getFirst()]++;
            }
            double[] shares = {1 / 8.0, 2 / 8.0, 5 / 8.0};
            for (int k = 0; k < 3; k++) {
                double deviation = Math.sqrt(DRAWS * shares[k] * (1 - shares[k]));
                assertThat(Math.abs(counts[k] - DRAWS * shares[k])).isLessThan(4 * deviation);
            }
        }
    }

    @Test
    void whenArchitectureIsLearnedGatesRunTwoBranches() {
        Seeds.each(
                20,
                random -> assertThat(Draw.of(new Method.Gates(), 0, true, random, ALPHAS)
                                .run())
                        .hasSize(2)
                        .doesNotHaveDuplicates());
    }

    /** The first uniform number, 0, would give infinite noise. */
    @Test
    void noiseThatIsNotFiniteIsDrawnAgain() {
        RandomGenerator random = Seeds.generator(1);
        int[] asked = {0};
        RandomGenerator first = () -> asked[0]++ == 0 ? 0 : random.nextLong();
        assertThat(Draw.of(Method.Gumbel.standard(), 1, true, first, ALPHAS).noise())
                .allMatch(Double::isFinite);
        assertThat(asked[0]).isEqualTo(6);
    }

    @Test
    void temperatureFallsInAStraightLine() {
        Method.Gumbel gumbel = Method.Gumbel.standard();
        assertThat(gumbel.temperature(0)).isEqualTo(10);
        assertThat(gumbel.temperature(0.5)).isEqualTo(5.05);
        assertThat(SkipDecay.STANDARD.beta(0.25)).isEqualTo(0.75);
    }

    @Test
    void weightsThatAreNotFiniteAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Draw.of(new Method.Gates(), 0, true, Seeds.generator(1), 0, Float.NaN))
                .withMessageContaining("NaN");
    }
}
