package nas4j.search.differentiable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import nas4j.contract.Seeds;
import org.junit.jupiter.api.Test;

class EigenvalueStopTest {
    /**
     * Evaluations after epochs 2, 4, …, 22. Averages of five, from epoch 10 on: 0.2, 0.2, 0.2, 0.2, 0.22, 0.2598, 0.32. Over
     * that of eight epochs before: epoch 18 by 10 gives 1.1, 20 by 12 gives 1.299, 22 by 14 gives 1.6.
     */
    private static final List<Double> TRACE = List.of(0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.3, 0.399, 0.501);

    @Test
    void itStopsWhereTheAverageHasRisenAndGoesBack() {
        EigenvalueStop stop = EigenvalueStop.standard();
        List<OptionalInt> answers = new ArrayList<>();
        for (int count = 1; count <= TRACE.size(); count++) {
            answers.add(stop.findEarlier(TRACE.subList(0, count)));
        }
        assertThat(answers.subList(0, 10)).containsOnly(OptionalInt.empty());
        assertThat(answers.get(10)).isEqualTo(OptionalInt.of(14));
    }

    @Test
    void itDoesNotGoBackToBeforeTheLeastEpoch() {
        EigenvalueStop late = new EigenvalueStop(2, 5, 4, 1.3, 15);
        assertThat(late.findEarlier(TRACE)).isEmpty();
        EigenvalueStop early = new EigenvalueStop(1, 1, 1, 1.3, 1);
        assertThat(early.findEarlier(List.of(0.2, 0.3))).hasValue(1);
        assertThat(early.findEarlier(List.of(0.2))).isEmpty();
        assertThat(early.findEarlier(List.of(-0.2, -0.21))).isEmpty();
        assertThat(early.findEarlier(List.of(-0.2, -0.3))).hasValue(1);
    }

    @Test
    void theDominantEigenvalueIsTheGreatestInMagnitude() {
        double[][] matrix = {{2, 0, 0}, {0, -3, 0.5}, {0, 0.5, 1}};
        double root = -1 - Math.sqrt(4 + 0.25);
        Seeds.each(
                5,
                random -> assertThat(PowerIteration.dominant(
                                vector -> {
                                    double[] product = new double[3];
                                    for (int row = 0; row < 3; row++) {
                                        for (int column = 0; column < 3; column++) {
                                            product[row] += matrix[row][column] * vector[column];
                                        }
                                    }
                                    return product;
                                },
                                3,
                                100,
                                random))
                        .isCloseTo(root, offset(0.01)));
    }
}
