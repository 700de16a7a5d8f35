package nas4j.space.count;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** The distribution of one variable given those that are drawn before it. */
final class Bucket {
    private static final int NOT_FORCED = -1;

    private final int variable;
    private final int[] given;
    private final int[] strides;
    /** For each row the only possible state, or {@link #NOT_FORCED}. */
    private final int[] forced;
    /** For each row the cumulated probabilities of its states, scaled to 0 … 2^63 - 1. */
    private final long[][] cumulated;

    Bucket(int variable, int[] given, int[] strides, BigInteger[][] weights, BigInteger[] sums) {
        this.variable = variable;
        this.given = given;
        this.strides = strides;
        forced = new int[weights.length];
        cumulated = new long[weights.length][];
        for (int row = 0; row < weights.length; row++) {
            boolean likeLast = row > 0 && Arrays.equals(weights[row], weights[row - 1]);
            forced[row] = likeLast ? forced[row - 1] : only(weights[row]);
            cumulated[row] = likeLast ? cumulated[row - 1] : cumulate(weights[row], sums[row], forced[row]);
        }
    }

    private static int only(BigInteger[] weights) {
        int only = NOT_FORCED;
        for (int state = 0; state < weights.length; state++) {
            if (weights[state].signum() != 0) {
                if (only != NOT_FORCED) {
                    return NOT_FORCED;
                }
                only = state;
            }
        }
        return Math.max(only, 0);
    }

    private static long[] cumulate(BigInteger[] weights, BigInteger sum, int forced) {
        if (forced != NOT_FORCED) {
            return new long[0];
        }
        long[] cumulated = new long[weights.length];
        BigInteger before = BigInteger.ZERO;
        for (int state = 0; state < weights.length; state++) {
            before = before.add(weights[state]);
            cumulated[state] = before.multiply(BigInteger.valueOf(Long.MAX_VALUE))
                    .divide(sum)
                    .longValueExact();
        }
        return cumulated;
    }

    void draw(RandomGenerator random, int[] states) {
        int row = Factor.row(given, strides, states);
        if (forced[row] != NOT_FORCED) {
            states[variable] = forced[row];
            return;
        }
        long drawn = random.nextLong() >>> 1;
        long[] bounds = cumulated[row];
        int state = 0;
        while (state < bounds.length - 1 && drawn >= bounds[state]) {
            state++;
        }
        states[variable] = state;
    }
}
