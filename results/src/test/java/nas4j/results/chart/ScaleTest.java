package nas4j.results.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import nas4j.contract.Seeds;
import org.junit.jupiter.api.Test;

final class ScaleTest {

    @Test
    void marksRoundNumbers() {
        assertThat(new Scale(86.1, 88.4, false).ticks(5))
                .extracting(Scale.Tick::label)
                .containsExactly("86.5", "87.0", "87.5", "88.0");
        assertThat(Scale.fromZero(300).ticks(5))
                .extracting(Scale.Tick::label)
                .containsExactly("0", "100", "200", "300");
        assertThat(new Scale(-0.002, 0.003, false).ticks(5))
                .extracting(Scale.Tick::label)
                .containsExactly("−0.002", "−0.001", "0.000", "0.001", "0.002", "0.003");
    }

    @Test
    void marksPowersOnLogarithmicScales() {
        assertThat(Scale.logarithmic(1, 100_000).ticks(5))
                .extracting(Scale.Tick::value)
                .containsExactly(1.0, 10.0, 100.0, 1_000.0, 10_000.0, 100_000.0);
        assertThat(Scale.logarithmic(3, 60).ticks(5))
                .extracting(Scale.Tick::value)
                .containsExactly(5.0, 10.0, 20.0, 50.0);
    }

    @Test
    void placesNumbers() {
        assertThat(new Scale(10, 20, false).at(15)).isEqualTo(0.5);
        assertThat(Scale.logarithmic(1, 100).at(10)).isCloseTo(0.5, within(1e-12));
        assertThat(Scale.around(5, 5).at(5)).isCloseTo(0.5, within(1e-12));
        assertThat(Scale.around(0, 0).at(0)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void hasAFewMarksOnAnyRange() {
        Seeds.each(200, random -> {
            double from = random.nextGaussian() * Math.pow(10, random.nextInt(-6, 7));
            double to = from + Math.pow(10, random.nextInt(-6, 7)) * random.nextDouble(0.1, 1);
            Scale scale = new Scale(from, to, false);
            assertThat(scale.ticks(5)).as("%s", scale).hasSizeBetween(2, 7).doesNotHaveDuplicates();
            assertThat(scale.ticks(5)).allMatch(tick -> tick.value() >= from - 1e-6 * (to - from) - 1e-9);
        });
    }

    @Test
    void endsOnRangesThatAreRounding() {
        for (double value : new double[] {22_669_824, 0.1 + 0.2, -1e300, 1e-300, 1e15}) {
            double next = Math.nextUp(value);
            assertThat(Scale.around(value, next).ticks(5)).hasSizeBetween(1, 7);
            assertThat(Scale.around(value, next).at(value)).isBetween(0.0, 1.0);
            assertThat(new Scale(value, next, false).ticks(5)).hasSizeLessThan(20);
        }
    }

    @Test
    void refusesEmptyRanges() {
        assertThatThrownBy(() -> new Scale(1, 1, false)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Scale(0, 1, true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Scale(0, Double.POSITIVE_INFINITY, false))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
