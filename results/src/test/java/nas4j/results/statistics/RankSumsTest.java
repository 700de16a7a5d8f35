package nas4j.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import nas4j.contract.Seeds;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;
import org.junit.jupiter.api.Test;

final class RankSumsTest {

    @Test
    void agreesWithTheLibraryWhereThatIsExact() {
        Seeds.each(30, random -> {
            double[] a = random.doubles(random.nextInt(1, 9)).toArray();
            double[] b = random.doubles(random.nextInt(1, 9)).toArray();
            double expected = MannWhitneyUTest.withDefaults()
                    .with(PValueMethod.EXACT)
                    .test(a, b)
                    .getPValue();
            assertThat(RankSums.p(a, b)).isCloseTo(expected, within(1e-12));
        });
    }

    @Test
    void agreesWithCountingAllDealsWhereThereAreTies() {
        Seeds.each(30, random -> {
            double[] a =
                    random.ints(random.nextInt(1, 6), 0, 4).asDoubleStream().toArray();
            double[] b =
                    random.ints(random.nextInt(1, 6), 0, 4).asDoubleStream().toArray();
            assertThat(RankSums.p(a, b)).isCloseTo(counted(a, b), within(1e-12));
        });
    }

    private static double counted(double[] a, double[] b) {
        double[] all =
                DoubleStream.concat(DoubleStream.of(a), DoubleStream.of(b)).toArray();
        double found = sum(all, (1 << a.length) - 1);
        double deals = 0;
        double below = 0;
        double above = 0;
        for (int chosen = 0; chosen < 1 << all.length; chosen++) {
            if (Integer.bitCount(chosen) == a.length) {
                double sum = sum(all, chosen);
                deals++;
                below += sum <= found ? 1 : 0;
                above += sum >= found ? 1 : 0;
            }
        }
        return Math.min(1, 2 * Math.min(below, above) / deals);
    }

    private static double sum(double[] all, int chosen) {
        double sum = 0;
        for (int k = 0; k < all.length; k++) {
            for (double other : all) {
                sum += (chosen >> k & 1) * (Math.signum(all[k] - other) + 1) / 2;
            }
        }
        return sum;
    }
}
