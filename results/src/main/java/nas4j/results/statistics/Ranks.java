package nas4j.results.statistics;

import org.apache.commons.statistics.ranking.NaNStrategy;
import org.apache.commons.statistics.ranking.NaturalRanking;
import org.apache.commons.statistics.ranking.TiesStrategy;

/** Ranks from 1, the smallest first; equal numbers share the mean of their ranks. */
final class Ranks {
    private static final NaturalRanking MIDRANKS = new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE);

    private Ranks() {}

    /** Twice each rank: whole numbers. */
    static int[] doubled(double[] numbers) {
        double[] ranks = MIDRANKS.apply(numbers);
        int[] doubled = new int[ranks.length];
        for (int k = 0; k < ranks.length; k++) {
            doubled[k] = (int) Math.round(2 * ranks[k]);
        }
        return doubled;
    }

    /** Twice the smaller tail of a distribution over 0, 1, … at a value, at most 1. */
    static double twoSided(double[] probabilities, int value) {
        double below = 0;
        double above = 0;
        for (int k = 0; k < probabilities.length; k++) {
            below += k <= value ? probabilities[k] : 0;
            above += k >= value ? probabilities[k] : 0;
        }
        return Math.min(1, 2 * Math.min(below, above));
    }
}
