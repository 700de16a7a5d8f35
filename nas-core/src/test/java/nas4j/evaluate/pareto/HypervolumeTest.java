package nas4j.evaluate.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import nas4j.contract.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HypervolumeTest {
    private static List<Double> ones(int objectives, double value) {
        return Collections.nCopies(objectives, value);
    }

    /** Sums and products of small whole numbers are exact. */
    @ParameterizedTest
    @CsvSource({"1, 20", "2, 12", "3, 8", "4, 6", "5, 5", "6, 4"})
    void isTheNumberOfCellsOnAGrid(int objectives, int reference) {
        Seeds.each(40, random -> {
            List<List<Double>> losses = Plain.grid(random.nextInt(0, 40), objectives, reference + 2, random);
            assertThat(Hypervolume.of(losses, ones(objectives, reference)))
                    .isEqualTo((double) Plain.cells(losses, objectives, reference));
        });
    }

    /** Further from the share of random points than 5 standard errors with probability 6·10⁻⁷; the seed is fixed. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6})
    void isTheShareOfRandomPointsThatAreDominated(int objectives) {
        RandomGenerator random = Seeds.generator(objectives);
        List<List<Double>> losses = Plain.sphere(60, objectives, random);
        int draws = 20_000;
        int dominated = 0;
        for (int draw = 0; draw < draws; draw++) {
            List<Double> point = IntStream.range(0, objectives)
                    .mapToObj(_ -> random.nextDouble() * 1.1)
                    .toList();
            dominated += losses.stream().anyMatch(vector -> Plain.dominates(vector, point)) ? 1 : 0;
        }
        double share = dominated / (double) draws;
        double standardError = Math.sqrt(share * (1 - share) / draws);
        double box = Math.pow(1.1, objectives);
        assertThat(Hypervolume.of(losses, ones(objectives, 1.1)) / box).isEqualTo(share, within(5 * standardError));
    }

    /** What is behind a simplex is 1 − 1/3! of the cube; steps of 1/60 cover all of it but a rim. */
    @Test
    void aFineGridOnASimplexCoversNearlyWhatIsBehindIt() {
        int steps = 60;
        List<List<Double>> losses = new ArrayList<>();
        for (int a = 0; a <= steps; a++) {
            for (int b = 0; a + b <= steps; b++) {
                losses.add(List.of(a / 60.0, b / 60.0, (steps - a - b) / 60.0));
            }
        }
        assertThat(Hypervolume.of(losses, ones(3, 1))).isEqualTo(1 - 1 / 6.0, within(0.03));
    }

    @Test
    void orderAndDominatedVectorsChangeNothing() {
        Seeds.each(20, random -> {
            for (int objectives = 2; objectives <= 5; objectives++) {
                List<List<Double>> losses = new ArrayList<>(Plain.sphere(40, objectives, random));
                double volume = Hypervolume.of(losses, ones(objectives, 1.2));
                losses.addAll(losses.subList(0, 5));
                losses.addAll(losses.subList(0, 10).stream()
                        .map(vector -> vector.stream().map(loss -> loss + 0.01).toList())
                        .toList());
                losses.add(ones(objectives, 1.2));
                losses.add(ones(objectives, Double.POSITIVE_INFINITY));
                Collections.shuffle(losses, random);
                assertThat(Hypervolume.of(losses, ones(objectives, 1.2))).isEqualTo(volume, within(1e-12));
            }
        });
    }

    @Test
    void whatHasNoReferenceIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Hypervolume.of(List.of(), List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Hypervolume.of(List.of(List.of(1.0, 2.0)), List.of(3.0)))
                .withMessageContaining("found [2] losses");
        assertThat(Hypervolume.of(List.of(), List.of(3.0, 4.0))).isZero();
    }
}
