package nas4j.search.spaceevo;

import java.util.List;

/**
 * How good a space is under limits on latency: for each limit T, networks are drawn from the space; p is the share that keeps
 * T, q the mean loss of the best of those. The score is {@code 1 / (max(1, (t / p)^a) q)}, summed over the limits; higher is
 * better. Wang et al. 2023, "SpaceEvo: Hardware-friendly search space design for efficient INT8 inference".
 *
 * @param draws networks that are drawn, N, at least 1
 * @param limitsMs the limits T, above 0; at least one
 * @param share the share of networks t that is enough, above 0 and at most 1
 * @param exponent a, how much a lower share matters, at least 0
 * @param top how many of the best networks count, at least 1
 */
public record QtScore(int draws, List<Double> limitsMs, double share, double exponent, int top) {
    private static final int DRAWS = 100_000;
    private static final double SHARE = 0.08;
    private static final double EXPONENT = 0.01;
    private static final int TOP = 50;

    public QtScore {
        limitsMs = List.copyOf(limitsMs);
        if (limitsMs.isEmpty() || !limitsMs.stream().allMatch(limit -> limit > 0)) {
            throw new IllegalArgumentException("found limits " + limitsMs + ", accepted: milliseconds above 0");
        }
        if (draws < 1 || top < 1) {
            throw new IllegalArgumentException(
                    "found [" + draws + "] draws and [" + top + "] best, accepted: at least 1");
        }
        if (!(share > 0 && share <= 1) || !(exponent >= 0)) {
            throw new IllegalArgumentException("found share [" + share + "] and exponent [" + exponent
                    + "], accepted: above 0 and at most 1, and at least 0");
        }
    }

    /** With the paper's numbers: 100,000 draws, t = .08, a = .01, the best 50. */
    public static QtScore published(List<Double> limitsMs) {
        return new QtScore(DRAWS, limitsMs, SHARE, EXPONENT, TOP);
    }

    /** The same with another number of draws. */
    public QtScore withDraws(int other) {
        return new QtScore(other, limitsMs, share, exponent, top);
    }

    /**
     * The term of one limit.
     *
     * @param kept p, from 0 to 1
     * @param loss q; of no account if nothing keeps the limit, which scores 0
     */
    double of(double kept, double loss) {
        return kept == 0 ? 0 : 1 / (Math.max(1, Math.pow(share / kept, exponent)) * loss);
    }
}
