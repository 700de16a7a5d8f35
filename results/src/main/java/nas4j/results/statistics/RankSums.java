package nas4j.results.statistics;

import java.util.stream.DoubleStream;
import org.apache.commons.statistics.inference.MannWhitneyUTest;

/**
 * The Mann-Whitney test, two-sided. Exact, also with ties, where the library would approximate: given the ranks, each way
 * to deal them out to the two samples is as likely.
 */
final class RankSums {
    /** Above, the normal approximation is good and the exact distribution slow. */
    private static final int MOST_EXACT = 60;

    private RankSums() {}

    static boolean isExact(double[] a, double[] b) {
        return a.length + b.length <= MOST_EXACT;
    }

    static double p(double[] a, double[] b) {
        return isExact(a, b)
                ? exact(a, b)
                : MannWhitneyUTest.withDefaults().test(a, b).getPValue();
    }

    private static double exact(double[] a, double[] b) {
        int[] ranks = Ranks.doubled(
                DoubleStream.concat(DoubleStream.of(a), DoubleStream.of(b)).toArray());
        int found = 0;
        for (int k = 0; k < a.length; k++) {
            found += ranks[k];
        }
        return Ranks.twoSided(distribution(ranks, a.length), found);
    }

    /** Probability of each sum of so many ranks, drawn without replacement. */
    private static double[] distribution(int[] ranks, int drawn) {
        double[][] ways = new double[drawn + 1][ranks.length * (ranks.length + 1) + 1];
        ways[0][0] = 1;
        for (int rank : ranks) {
            for (int size = drawn; size >= 1; size--) {
                for (int sum = ways[size].length - 1; sum >= rank; sum--) {
                    ways[size][sum] += ways[size - 1][sum - rank];
                }
            }
        }
        double all = DoubleStream.of(ways[drawn]).sum();
        return DoubleStream.of(ways[drawn]).map(way -> way / all).toArray();
    }
}
