package nas4j.djl.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.LongStream;
import nas4j.djl.train.Schedule.Steps;
import nas4j.djl.train.Schedule.WarmUp;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static List<Double> shares(Schedule schedule, long steps) {
        return LongStream.range(0, steps)
                .mapToObj(step -> schedule.share(step, steps))
                .toList();
    }

    private static void assertShares(Schedule schedule, double... expected) {
        List<Double> found = shares(schedule, expected.length);
        for (int step = 0; step < expected.length; step++) {
            assertThat(found.get(step)).as("step %d of %s", step, schedule).isCloseTo(expected[step], within(1e-12));
        }
    }

    @Test
    void eachFallsByItsFormula() {
        assertShares(Schedule.CONSTANT, 1, 1, 1);
        assertShares(Schedule.LINEAR, 1, .75, .5, .25);
        assertShares(Schedule.COSINE, 1, .75, .25);
        assertShares(new Steps(List.of(.5, .75), .1), 1, 1, 1, 1, .1, .1, .01, .01);
        assertShares(Steps.every(.3, .5), 1, 1, 1, .5, .5, .5, .25, .25, .25, .125);
        assertThat(Steps.every(.25, .5).at()).containsExactly(.25, .5, .75);
    }

    @Test
    void warmUpRisesAndLeavesTheRestToTheOther() {
        assertShares(new WarmUp(.4, Schedule.LINEAR), .25, .5, .75, 1, .8, .6, .4, .2);
        assertShares(new WarmUp(.4, new Steps(List.of(.5), .1)), 1 / 3., 2 / 3., 1, 1, .1);
        assertThat(shares(new WarmUp(0, Schedule.COSINE), 7)).isEqualTo(shares(Schedule.COSINE, 7));
        assertShares(new WarmUp(.9, Schedule.LINEAR), 1);
    }

    @Test
    void theLastStepIsNeverAtRateZeroAndNoneAboveTheWhole() {
        for (Schedule schedule : List.of(
                Schedule.LINEAR, Schedule.COSINE, new WarmUp(.05, Schedule.LINEAR), new WarmUp(.99, Schedule.LINEAR))) {
            for (int steps = 1; steps < 50; steps++) {
                assertThat(shares(schedule, steps)).allMatch(share -> share > 0 && share <= 1);
            }
        }
    }

    @Test
    void nonsenseIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Steps(List.of(.5, .5), .1))
                .withMessageContaining("[0.5]");
        assertThatIllegalArgumentException().isThrownBy(() -> new Steps(List.of(1.), .1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Steps(List.of(.5), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Steps.every(0, .1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WarmUp(1, Schedule.LINEAR))
                .withMessageContaining("[1.0]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Optimization.of(Optimizer.Sgd.standard(), Schedule.LINEAR)
                        .withClip(0))
                .withMessageContaining("clip [0.0]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Optimization.of(Optimizer.Sgd.standard(), Schedule.LINEAR)
                        .withAverage(1))
                .withMessageContaining("average [1.0]");
    }
}
