package nas4j.results.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TargetsTest {
    private static final double NEVER = Double.POSITIVE_INFINITY;

    private static Staircase staircase(double... spentAndLoss) {
        List<Staircase.Step> steps = new ArrayList<>();
        for (int k = 0; k < spentAndLoss.length; k += 2) {
            steps.add(new Staircase.Step(spentAndLoss[k], spentAndLoss[k + 1]));
        }
        return new Staircase(steps, 100);
    }

    @Test
    void missesAreInfiniteAndStayInTheMedian() {
        List<Staircase> runs = List.of(staircase(1, 9, 20, 3), staircase(1, 9), staircase(5, 2));
        Targets targets = Targets.of(3, runs);
        assertThat(targets.spent()).containsExactly(20.0, NEVER, 5.0);
        assertThat(targets.reached()).isEqualTo(2);
        assertThat(targets.median()).isEqualTo(20);
        assertThat(Targets.of(2.5, runs).median()).isInfinite();
        assertThat(new Targets(0, List.of(1.0, NEVER)).median()).isInfinite();
        assertThat(new Targets(0, List.of(1.0, 2.0)).median()).isEqualTo(1.5);
    }

    @Test
    void theMedianEndIsThatOfAllRuns() {
        assertThat(Targets.medianEnd(List.of(staircase(1, 9), staircase(1, 3), staircase(1, 5))))
                .isEqualTo(5);
        assertThat(Targets.medianEnd(List.of(staircase(1, 9), staircase()))).isInfinite();
        assertThat(Targets.medianEnd(List.of(staircase(1, 9), staircase(), staircase(1, 4))))
                .isEqualTo(9);
    }
}
