package nas4j.search.differentiable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import nas4j.contract.Seeds;
import org.junit.jupiter.api.Test;

class ArchitectureWeightsTest {
    private static final Adam FAST = new Adam(0.5, 0.5, 0.999, 0);
    private static final List<Integer> DRAWN = List.of(1, 3);

    private static Mixture mixture(String name) {
        return new Mixture(name, List.of("a", "b", "c", "d"), List.of(), List.of(), List.of());
    }

    private static ArchitectureWeights weights() {
        return ArchitectureWeights.draw(List.of(mixture("one"), mixture("two")), Seeds.generator(3));
    }

    /** Gradients for all branches, learned by the drawn ones of the first mixture and all of the second. */
    private static void step(ArchitectureWeights weights) {
        weights.step(
                FAST,
                List.of(new float[] {3, -1, 2, 0.5f}, new float[] {1, 1, 1, 1}),
                List.of(DRAWN, List.of(0, 1, 2, 3)));
    }

    @Test
    void branchesThatWereNotDrawnStayAsTheyAre() {
        ArchitectureWeights weights = weights();
        float[] before = weights.values(0);
        step(weights);
        float[] after = weights.values(0);
        for (int branch = 0; branch < 4; branch++) {
            if (DRAWN.contains(branch)) {
                assertThat(after[branch]).isNotEqualTo(before[branch]);
            } else {
                assertThat(after[branch]).isEqualTo(before[branch]);
            }
        }
        for (String memory : List.of("alpha-mean/one", "alpha-square/one")) {
            List<Float> remembered =
                    Objects.requireNonNull(weights.state().get(memory)).numbers();
            assertThat(IntStream.range(0, 4).filter(k -> remembered.get(k) != 0).boxed())
                    .as(memory)
                    .isEqualTo(DRAWN);
        }
    }

    @Test
    void othersAreAsProbableAsBeforeAndTheDrawnOnesHaveTheRest() {
        ArchitectureWeights weights = weights();
        for (int step = 0; step < 20; step++) {
            float[] before = weights.values(0);
            double[] probable = weights.strengths(new Method.Gates()).getFirst();
            step(weights);
            float[] learned = weights.values(0);
            assertThat(weights.strengths(new Method.Gates()).getFirst()[0])
                    .as("without the shift")
                    .isNotCloseTo(probable[0], offset(1e-4));
            weights.keepOthers(0, DRAWN, before);
            double[] after = weights.strengths(new Method.Gates()).getFirst();
            assertThat(after[0]).isCloseTo(probable[0], offset(1e-6));
            assertThat(after[2]).isCloseTo(probable[2], offset(1e-6));
            assertThat(after[1] + after[3]).isCloseTo(probable[1] + probable[3], offset(1e-6));
            assertThat(after[1]).isGreaterThan(probable[1]);
            assertThat(weights.values(0)[1] - weights.values(0)[3])
                    .as("both move by the same")
                    .isCloseTo(learned[1] - learned[3], offset(1e-5f));
        }
    }

    @Test
    void otherMixturesAreNotShifted() {
        ArchitectureWeights weights = weights();
        float[] before = weights.values(0);
        step(weights);
        float[] two = weights.values(1);
        weights.keepOthers(0, DRAWN, before);
        assertThat(weights.values(1)).containsExactly(two);
    }
}
