package nas4j.results.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.inference.DataDispersion;
import org.apache.commons.statistics.inference.TTest;

/**
 * How much better scores {@code a} are than scores {@code b}, more being better. All tests are two-sided.
 *
 * @param paired whether the scores belong together one by one, such as those of the same seed
 * @param n scores {@code a}, from 2; as many {@code b} if paired
 * @param m scores {@code b}, from 2
 * @param difference mean of {@code a} less mean of {@code b}
 * @param standardError of the difference
 * @param p of Student's paired t-test, or of Welch's test; of the rank test where the scores do not vary at all
 * @param rankP of Wilcoxon's signed-rank test, or of Mann and Whitney's
 * @param rankExact whether {@code rankP} is exact
 * @param effect Hedges' g, corrected for few samples: the difference in standard deviations of the paired differences
 *     (d_z), or of the scores. Infinite if they do not vary
 * @param superiority probability that a score {@code a} is above one of {@code b} (its partner, if paired), equal ones
 *     counted half
 * @param constant whether the scores do not vary, so that a t-test says nothing
 */
public record Contrast(
        boolean paired,
        int n,
        int m,
        double difference,
        double standardError,
        double p,
        double rankP,
        boolean rankExact,
        double effect,
        double superiority,
        boolean constant) {
    /** Scores are rounded to a power of ten that is at most this share of the largest: sums of decimals are not exact. */
    private static final double ROUNDING = 1e-9;

    /**
     * Compares scores that belong together.
     *
     * @throws IllegalArgumentException if there are fewer than 2 pairs
     */
    public static Contrast paired(List<Double> a, List<Double> b) {
        if (a.size() != b.size() || a.size() < 2) {
            throw new IllegalArgumentException(
                    "[" + a.size() + "] and [" + b.size() + "] scores are not 2 or more pairs");
        }
        double grain = grain(a, b);
        double[] differences = new double[a.size()];
        for (int k = 0; k < differences.length; k++) {
            differences[k] = Math.rint((a.get(k) - b.get(k)) / grain) * grain;
        }
        Summary summary = Summary.of(differences);
        boolean constant = summary.std() <= grain;
        double rankP = SignedRanks.p(differences);
        return new Contrast(
                true,
                a.size(),
                a.size(),
                summary.mean(),
                constant ? 0 : summary.standardError(),
                constant ? rankP : TTest.withDefaults().test(differences).getPValue(),
                rankP,
                SignedRanks.isExact(differences),
                effect(summary.mean(), constant ? 0 : summary.std(), a.size() - 1),
                Arrays.stream(differences).map(Contrast::half).average().orElseThrow(),
                constant);
    }

    /**
     * Compares scores that were found independently of each other.
     *
     * @throws IllegalArgumentException if there are fewer than 2 of one
     */
    public static Contrast unpaired(List<Double> a, List<Double> b) {
        if (a.size() < 2 || b.size() < 2) {
            throw new IllegalArgumentException(
                    "[" + a.size() + "] and [" + b.size() + "] scores, accepted: 2 or more of each");
        }
        double grain = grain(a, b);
        double[] first = rounded(a, grain);
        double[] second = rounded(b, grain);
        Summary one = Summary.of(first);
        Summary other = Summary.of(second);
        boolean constant = one.std() <= grain && other.std() <= grain;
        double rankP = RankSums.p(first, second);
        double difference = Math.rint((one.mean() - other.mean()) / grain) * grain;
        return new Contrast(
                false,
                a.size(),
                b.size(),
                difference,
                constant ? 0 : Math.hypot(one.standardError(), other.standardError()),
                constant ? rankP : welch(first, second),
                rankP,
                RankSums.isExact(first, second),
                effect(difference, constant ? 0 : pooled(one, other), a.size() + b.size() - 2),
                superiority(first, second),
                constant);
    }

    /** Whether the t-test finds a difference at the level of 5 %. */
    public boolean isSignificant() {
        return p < 0.05;
    }

    /** The smallest p-value that the rank test could have given with so many scores. */
    public double leastRankP() {
        double ways = 1;
        for (int k = 1; k <= n; k++) {
            ways *= paired ? 2 : (double) (m + k) / k;
        }
        return Math.min(1, 2 / ways);
    }

    private static double grain(List<Double> a, List<Double> b) {
        double largest = Math.max(largest(a), largest(b));
        return largest == 0 ? ROUNDING : Math.pow(10, Math.floor(Math.log10(ROUNDING * largest)));
    }

    private static double largest(List<Double> scores) {
        return scores.stream().mapToDouble(Math::abs).max().orElse(0);
    }

    private static double[] rounded(List<Double> scores, double grain) {
        return scores.stream()
                .mapToDouble(score -> Math.rint(score / grain) * grain)
                .toArray();
    }

    private static double welch(double[] a, double[] b) {
        return TTest.withDefaults()
                .with(DataDispersion.HETEROSCEDASTIC)
                .test(a, b)
                .getPValue();
    }

    private static double pooled(Summary a, Summary b) {
        double squares = (a.n() - 1) * a.std() * a.std() + (b.n() - 1) * b.std() * b.std();
        return Math.sqrt(squares / (a.n() + b.n() - 2));
    }

    /** Hedges 1981, eq. 6e: the usual approximation of the correction. */
    private static double effect(double difference, double std, int degreesOfFreedom) {
        if (std == 0) {
            return difference == 0 ? 0 : Math.copySign(Double.POSITIVE_INFINITY, difference);
        }
        return difference / std * (1 - 3.0 / (4.0 * degreesOfFreedom - 1));
    }

    private static double superiority(double[] a, double[] b) {
        return DoubleStream.of(a)
                .flatMap(score -> DoubleStream.of(b).map(other -> half(score - other)))
                .average()
                .orElseThrow();
    }

    private static double half(double difference) {
        return (1 + Math.signum(difference)) / 2;
    }
}
