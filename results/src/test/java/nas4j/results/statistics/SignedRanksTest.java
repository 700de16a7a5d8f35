package nas4j.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import nas4j.contract.Seeds;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;
import org.junit.jupiter.api.Test;

final class SignedRanksTest {

    @Test
    void agreesWithTheLibraryWhereThatIsExact() {
        Seeds.each(40, random -> {
            double[] differences = random.doubles(random.nextInt(1, 14), -1, 1).toArray();
            double expected = WilcoxonSignedRankTest.withDefaults()
                    .with(PValueMethod.EXACT)
                    .test(differences)
                    .getPValue();
            assertThat(SignedRanks.p(differences)).isCloseTo(expected, within(1e-12));
        });
    }

    /** Two examples of the package exactRankTests of R. */
    @Test
    void isExactWithTies() {
        double[] x = {9, 14, 8, 11, 14, 10, 8, 14, 12, 14, 13, 9, 15, 12, 9};
        double[] y = {13, 15, 9, 12, 16, 10, 8, 13, 12, 16, 9, 10, 16, 12, 9};
        double[] differences = new double[x.length];
        for (int k = 0; k < x.length; k++) {
            differences[k] = x[k] - y[k];
        }
        assertThat(SignedRanks.p(differences)).isCloseTo(0.1367, within(5e-5));
    }

    @Test
    void agreesWithCountingAllSigns() {
        Seeds.each(40, random -> {
            double[] differences =
                    random.ints(random.nextInt(1, 9), -3, 4).asDoubleStream().toArray();
            assertThat(SignedRanks.p(differences)).isCloseTo(counted(differences), within(1e-12));
        });
    }

    @Test
    void approximatesManyDifferences() {
        double[] many = Seeds.generator(3).doubles(150, -0.9, 1.1).toArray();
        assertThat(SignedRanks.isExact(many)).isFalse();
        double some = SignedRanks.p(java.util.Arrays.copyOf(many, 100));
        assertThat(some).isBetween(0.0, 1.0);
        assertThat(SignedRanks.p(many)).isLessThan(0.2);
    }

    /** Tries all ways to give signs to the differences that are not zero. */
    private static double counted(double[] all) {
        double[] differences = java.util.Arrays.stream(all).filter(d -> d != 0).toArray();
        double found = sum(differences, (1 << differences.length) - 1, true);
        double below = 0;
        double above = 0;
        for (int signs = 0; signs < 1 << differences.length; signs++) {
            double sum = sum(differences, signs, false);
            below += sum <= found ? 1 : 0;
            above += sum >= found ? 1 : 0;
        }
        return Math.min(1, 2 * Math.min(below, above) / (1 << differences.length));
    }

    /** The sum of ranks of the chosen differences, of those above zero if asked. */
    private static double sum(double[] differences, int chosen, boolean positive) {
        double sum = 0;
        for (int k = 0; k < differences.length; k++) {
            double rank = 0.5;
            for (double other : differences) {
                double order = Math.signum(Math.abs(differences[k]) - Math.abs(other));
                rank += (order + 1) / 2;
            }
            boolean counts = (chosen >> k & 1) == 1 && (!positive || differences[k] > 0);
            sum += counts ? rank : 0;
        }
        return sum;
    }
}
