package nas4j.search.smbo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import nas4j.contract.Seeds;
import nas4j.evaluate.pareto.Hypervolume;
import nas4j.evaluate.pareto.ParetoFront;
import org.junit.jupiter.api.Test;

class UncoveredTest {
    private static List<Double> drawn(RandomGenerator random, int objectives) {
        return Stream.generate(() -> random.nextInt(13) / 10.0)
                .limit(objectives)
                .toList();
    }

    private static double[][] certain(List<Double> losses) {
        return losses.stream().map(loss -> new double[] {loss}).toArray(double[][]::new);
    }

    @Test
    void aCertainVectorGainsWhatItAddsToTheVolume() {
        Seeds.each(200, random -> {
            for (int objectives = 1; objectives <= 3; objectives++) {
                List<Double> reference = Collections.nCopies(objectives, 1.0);
                ParetoFront<Integer> front = new ParetoFront<>(objectives);
                for (int k = random.nextInt(12); k > 0; k--) {
                    front.add(drawn(random, objectives), k);
                }
                List<Double> added = drawn(random, objectives);
                List<List<Double>> all = new ArrayList<>(front.losses());
                all.add(added);
                double gain = Hypervolume.of(all, reference) - Hypervolume.of(front.losses(), reference);
                assertThat(new Uncovered(front.losses(), reference).expectedGain(certain(added)))
                        .as("%s beside %s", added, front.losses())
                        .isEqualTo(gain, within(1e-9));
            }
        });
    }

    @Test
    void anUncertainVectorGainsTheMeanOverAllPairsOfItsLosses() {
        Seeds.each(20, random -> {
            Uncovered uncovered =
                    new Uncovered(List.of(List.of(0.2, 0.7), List.of(0.4, 0.4), List.of(0.9, 0.1)), List.of(1.0, 1.0));
            double[][] values = {random.doubles(5).toArray(), random.doubles(5).toArray()};
            double mean = 0;
            for (double x : values[0]) {
                for (double y : values[1]) {
                    mean += uncovered.expectedGain(certain(List.of(x, y))) / 25;
                }
            }
            assertThat(uncovered.expectedGain(values)).isEqualTo(mean, within(1e-9));
        });
    }
}
