package nas4j.evaluate.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import nas4j.contract.Seeds;
import org.junit.jupiter.api.Test;

class NonDominatedSortingTest {
    @Test
    void ranksAreThoseOfPeelingOffFronts() {
        Seeds.each(300, random -> {
            int objectives = random.nextInt(1, 6);
            List<List<Double>> losses = Plain.grid(random.nextInt(1, 120), objectives, random.nextInt(2, 30), random);
            assertThat(NonDominatedSorting.ranks(losses)).isEqualTo(Plain.ranks(losses));
        });
    }

    @Test
    void ranksOfContinuousLossesAreThoseToo() {
        Seeds.each(50, random -> {
            List<List<Double>> losses = new ArrayList<>();
            for (int k = 0; k < 200; k++) {
                losses.add(List.of(random.nextDouble(), random.nextGaussian(), random.nextExponential()));
            }
            assertThat(NonDominatedSorting.ranks(losses)).isEqualTo(Plain.ranks(losses));
        });
    }

    @Test
    void aChainHasARankEachAndASphereHasOne() {
        List<List<Double>> chain = new ArrayList<>();
        for (int k = 0; k < 50; k++) {
            chain.add(List.of(1.0 * k, 1.0, 2.0 * k, 1.0));
        }
        Collections.shuffle(chain, Seeds.generator(1));
        assertThat(NonDominatedSorting.ranks(chain))
                .containsExactly(chain.stream()
                        .mapToInt(vector -> vector.getFirst().intValue())
                        .toArray());
        assertThat(NonDominatedSorting.ranks(Plain.sphere(100, 4, Seeds.generator(1))))
                .containsOnly(0);
        assertThat(NonDominatedSorting.ranks(List.of())).isEmpty();
    }

    /** A loss of −0 is that of a maximised value of 0. */
    @Test
    void zerosOfEitherSignAreEqual() {
        List<List<Double>> losses = List.of(List.of(-0.0, 5.0, 0.0), List.of(0.0, 3.0, -0.0), List.of(-0.0, 3.0, 0.0));
        assertThat(NonDominatedSorting.ranks(losses)).containsExactly(1, 0, 0);
    }

    @Test
    void whatIsNoSetOfVectorsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NonDominatedSorting.ranks(List.of(List.of(1.0, 2.0), List.of(1.0))))
                .withMessageContaining("found [1] losses");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NonDominatedSorting.ranks(List.of(List.of(1.0, Double.NaN))))
                .withMessageContaining("NaN");
    }
}
