package nas4j.results.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

final class NumberTextTest {

    @Test
    void roundsToTheStandardError() {
        assertThat(NumberText.withError(1.8432, 0.5123, "points")).isEqualTo("1.8 points ± 0.5");
        assertThat(NumberText.withError(93.4217, 0.0312, "%")).isEqualTo("93.42 % ± 0.03");
        assertThat(NumberText.withError(93.4217, 0.1412, "%")).isEqualTo("93.42 % ± 0.14");
        assertThat(NumberText.withError(93.4217, 0.0999, "")).isEqualTo("93.42 ± 0.10");
        assertThat(NumberText.withError(12_345.6, 37.2, "ms")).isEqualTo("12346 ms ± 37");
        assertThat(NumberText.rounded(-0.0004, 0.2)).isEqualTo("0.0");
    }

    @Test
    void saysNothingBehindPlusMinusWithoutAnError() {
        assertThat(NumberText.withError(0.5, 0, "points")).isEqualTo("0.5 points");
        assertThat(NumberText.withError(0.5, Double.NaN, "")).isEqualTo("0.5");
    }

    @Test
    void signsDifferences() {
        assertThat(NumberText.signed(0.5, 0.1, "ms")).isEqualTo("+0.50 ms ± 0.10");
        assertThat(NumberText.signed(-0.5, 0.3, "ms")).isEqualTo("−0.5 ms ± 0.3");
    }

    @Test
    void writesPlainNumbersShort() {
        assertThat(NumberText.plain(3.14159)).isEqualTo("3.142");
        assertThat(NumberText.plain(0.000123456)).isEqualTo("0.0001235");
        assertThat(NumberText.plain(1_234_567)).isEqualTo("1\u202f234\u202f567");
        assertThat(NumberText.plain(1.5e-7)).isEqualTo("1.50e-07");
        assertThat(NumberText.plain(Double.POSITIVE_INFINITY)).isEqualTo("∞");
        assertThat(NumberText.plain(Double.NaN)).isEqualTo("–");
    }

    @Test
    void writesPValues() {
        assertThat(NumberText.p(0.0123)).isEqualTo("p = 0.012");
        assertThat(NumberText.p(0.7)).isEqualTo("p = 0.70");
        assertThat(NumberText.p(0.00001)).isEqualTo("p < 0.001");
        assertThat(NumberText.pValue(Double.NaN)).isEqualTo("–");
    }

    @Test
    void writesDurations() {
        assertThat(NumberText.duration(0.0123)).isEqualTo("0.012 s");
        assertThat(NumberText.duration(4.25)).isEqualTo("4.3 s");
        assertThat(NumberText.duration(59.7)).isEqualTo("1 min");
        assertThat(NumberText.duration(725)).isEqualTo("12 min 5 s");
        assertThat(NumberText.duration(12_000)).isEqualTo("3 h 20 min");
    }

    @Test
    void writesNumbersForPrograms() {
        assertThat(NumberText.number(-93.123456789)).isEqualTo("-93.12346");
        assertThat(NumberText.number(1_000_000)).isEqualTo("1000000");
        assertThat(NumberText.number(Double.POSITIVE_INFINITY)).isEqualTo("Infinity");
    }

    @Test
    void isTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(NumberText.plain(0.5)).isEqualTo("0.5");
            assertThat(NumberText.fixed(1234.5, 1)).isEqualTo("1234.5");
        } finally {
            Locale.setDefault(before);
        }
    }
}
