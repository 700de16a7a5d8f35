package nas4j.evaluate.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import nas4j.contract.Seeds;
import org.junit.jupiter.api.Test;

class ParetoFrontTest {
    @Test
    void whatNothingDominatesRemainsInWhateverOrderItComes() {
        Seeds.each(300, random -> {
            int objectives = random.nextInt(1, 5);
            List<List<Double>> losses =
                    new ArrayList<>(Plain.grid(random.nextInt(1, 100), objectives, random.nextInt(2, 20), random));
            List<List<Double>> expected = losses.stream()
                    .filter(vector -> losses.stream().noneMatch(other -> Plain.dominates(other, vector)))
                    .distinct()
                    .toList();
            List<List<Double>> first = front(losses, objectives).losses();
            assertThat(first).containsExactlyInAnyOrderElementsOf(expected);
            Collections.shuffle(losses, random);
            assertThat(front(losses, objectives).losses()).isEqualTo(first);
        });
    }

    private static ParetoFront<Integer> front(List<List<Double>> losses, int objectives) {
        ParetoFront<Integer> front = new ParetoFront<>(objectives);
        for (int k = 0; k < losses.size(); k++) {
            List<List<Double>> before = front.losses();
            boolean isAdded = front.add(losses.get(k), k);
            assertThat(isAdded).isNotEqualTo(front.losses().equals(before));
        }
        assertThat(front.size()).isEqualTo(front.entries().size());
        assertThat(front.entries())
                .allSatisfy(entry -> assertThat(losses.get(entry.item())).isEqualTo(entry.losses()));
        return front;
    }

    @Test
    void ofEqualVectorsTheFirstRemains() {
        ParetoFront<String> front = new ParetoFront<>(2);
        assertThat(front.add(List.of(1.0, 0.0), "first")).isTrue();
        assertThat(front.add(List.of(1.0, -0.0), "second")).isFalse();
        assertThat(front.entries()).containsExactly(new ParetoFront.Entry<>(List.of(1.0, 0.0), "first"));
    }

    @Test
    void aBetterVectorTakesThePlaceOfAllThatItDominates() {
        ParetoFront<String> front = new ParetoFront<>(2);
        front.add(List.of(1.0, 9.0), "a");
        front.add(List.of(5.0, 5.0), "b");
        front.add(List.of(6.0, 4.0), "c");
        front.add(List.of(9.0, 1.0), "d");
        assertThat(front.add(List.of(5.0, 4.0), "e")).isTrue();
        assertThat(front.entries().stream().map(ParetoFront.Entry::item)).containsExactly("a", "e", "d");
    }

    @Test
    void whatIsNoVectorOfItsLossesIsRefused() {
        ParetoFront<String> front = new ParetoFront<>(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> front.add(List.of(1.0), "short"))
                .withMessageContaining("found [1] losses");
        assertThatIllegalArgumentException().isThrownBy(() -> front.add(List.of(1.0, Double.NaN), "no number"));
        assertThatIllegalArgumentException().isThrownBy(() -> new ParetoFront<String>(0));
    }
}
