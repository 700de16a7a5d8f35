package nas4j.results.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import nas4j.contract.Seeds;
import org.junit.jupiter.api.Test;

final class ProgressTest {
    private static Staircase staircase(double end, double... spentAndLoss) {
        List<Staircase.Step> steps = new ArrayList<>();
        for (int k = 0; k < spentAndLoss.length; k += 2) {
            steps.add(new Staircase.Step(spentAndLoss[k], spentAndLoss[k + 1]));
        }
        return new Staircase(steps, end);
    }

    @Test
    void staircasesHoldTheirLastStep() {
        Staircase staircase = staircase(10, 2, 5.0, 4, 3.0);
        assertThat(staircase.at(1.9)).isInfinite();
        assertThat(staircase.at(2)).isEqualTo(5);
        assertThat(staircase.at(3.9)).isEqualTo(5);
        assertThat(staircase.at(100)).isEqualTo(3);
        assertThat(staircase.spentTo(5)).isEqualTo(2);
        assertThat(staircase.spentTo(4)).isEqualTo(4);
        assertThat(staircase.spentTo(2.9)).isInfinite();
        assertThat(staircase(10).last()).isInfinite();
    }

    @Test
    void rowsAreWhereEverySeedHasAResultAndHasNotEnded() {
        Progress progress =
                Progress.of(List.of(staircase(10, 1, 9, 6, 4), staircase(8, 2, 7, 9, 1), staircase(12, 3, 5)), 100);
        assertThat(progress.rows()).extracting(Progress.Row::spent).containsExactly(3.0, 6.0, 8.0);
        assertThat(progress.rows()).extracting(Progress.Row::median).containsExactly(7.0, 5.0, 5.0);
        assertThat(progress.rows()).extracting(Progress.Row::lower).containsExactly(6.0, 4.5, 4.5);
        assertThat(progress.rows()).extracting(Progress.Row::upper).containsExactly(8.0, 6.0, 6.0);
    }

    @Test
    void hasNoRowsIfOneSeedNeverHadAResult() {
        assertThat(Progress.of(List.of(staircase(10, 1, 9), staircase(10)), 100).rows())
                .isEmpty();
        assertThat(Progress.of(List.of(), 100).rows()).isEmpty();
    }

    @Test
    void thinsWithoutLosingTheEndsOrTheOrder() {
        Seeds.each(10, random -> {
            double[] numbers = new double[10_000];
            for (int k = 0; k < numbers.length; k += 2) {
                numbers[k] = k;
                numbers[k + 1] = 1e6 - k * random.nextDouble(0.99, 1);
            }
            Staircase long1 = staircase(10_000, numbers);
            List<Progress.Row> rows = Progress.of(List.of(long1), 50).rows();
            assertThat(rows).hasSize(50);
            assertThat(rows.getFirst().median()).isEqualTo(long1.at(0));
            assertThat(rows.getLast().median()).isEqualTo(long1.last());
            assertThat(IntStream.range(1, 50)
                            .allMatch(k -> rows.get(k).spent() > rows.get(k - 1).spent()))
                    .isTrue();
        });
    }
}
