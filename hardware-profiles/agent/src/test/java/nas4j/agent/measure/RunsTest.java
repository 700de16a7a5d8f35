package nas4j.agent.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RunsTest {
    private static Runs of(long... milliseconds) {
        Runs runs = new Runs();
        LongStream.of(milliseconds).forEach(each -> runs.add(each * 1_000_000));
        return runs;
    }

    @Test
    void aQuantileIsTheLeastDurationThatTheShareDidNotExceed() {
        Runs runs = of(LongStream.rangeClosed(1, 200).map(k -> 201 - k).toArray());
        assertThat(runs.count()).isEqualTo(200);
        assertThat(runs.quantileMs(0)).isEqualTo(1);
        assertThat(runs.quantileMs(.5)).isEqualTo(100);
        assertThat(runs.quantileMs(.9)).isEqualTo(180);
        assertThat(runs.quantileMs(.99)).isEqualTo(198);
        assertThat(runs.quantileMs(1)).isEqualTo(200);
    }

    @Test
    void meanAndDeviationAreThoseOfASample() {
        Runs runs = of(2, 4, 4, 4, 5, 5, 7, 9);
        assertThat(runs.meanMs()).isEqualTo(5);
        assertThat(runs.deviationMs()).isCloseTo(Math.sqrt(32.0 / 7), within(1e-12));
        assertThat(of(3).deviationMs()).isZero();
    }

    @Test
    void runsOfSeveralBlocksAddUp() {
        Runs all = of(1, 2);
        all.addAll(of(3));
        assertThat(all.count()).isEqualTo(3);
        assertThat(all.quantileMs(.5)).isEqualTo(2);
    }
}
