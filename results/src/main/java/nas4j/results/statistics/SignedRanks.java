package nas4j.results.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/**
 * The Wilcoxon signed-rank test, two-sided. Differences of zero are left out. Exact, also with ties, where the library
 * would approximate: given the ranks, each has either sign with probability one half.
 */
final class SignedRanks {
    /** Above, the normal approximation is good and the exact distribution slow. */
    private static final int MOST_EXACT = 100;

    private SignedRanks() {}

    static boolean isExact(double[] differences) {
        return withoutZeros(differences).length <= MOST_EXACT;
    }

    /** The p-value; 1 if all differences are zero. */
    static double p(double[] differences) {
        double[] others = withoutZeros(differences);
        if (others.length == 0) {
            return 1;
        }
        return others.length <= MOST_EXACT
                ? exact(others)
                : WilcoxonSignedRankTest.withDefaults().test(others).getPValue();
    }

    private static double[] withoutZeros(double[] differences) {
        return Arrays.stream(differences).filter(difference -> difference != 0).toArray();
    }

    private static double exact(double[] differences) {
        int[] ranks = Ranks.doubled(Arrays.stream(differences).map(Math::abs).toArray());
        int positive = 0;
        for (int k = 0; k < ranks.length; k++) {
            positive += differences[k] > 0 ? ranks[k] : 0;
        }
        return Ranks.twoSided(distribution(ranks), positive);
    }

    /** Probability of each sum of the ranks that have a positive sign. */
    private static double[] distribution(int[] ranks) {
        double[] probabilities = new double[Arrays.stream(ranks).sum() + 1];
        probabilities[0] = 1;
        for (int rank : ranks) {
            for (int sum = probabilities.length - 1; sum >= 0; sum--) {
                double without = probabilities[sum];
                double with = sum >= rank ? probabilities[sum - rank] : 0;
                probabilities[sum] = (without + with) / 2;
            }
        }
        return probabilities;
    }
}
