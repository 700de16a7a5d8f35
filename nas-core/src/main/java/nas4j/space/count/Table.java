package nas4j.space.count;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/** The product of the tables over a variable, and its sum over that variable. */
final class Table {
    private final int variable;
    private final int[] rest;
    private final int[] domains;
    private final BigInteger[][] weights;
    private final BigInteger[] sums;

    /**
     * Multiplies the tables.
     *
     * @param joined the variable, then the others that the tables mention
     * @param states room to work in
     */
    Table(int[] joined, int[] domains, List<Factor> factors, int[] states) {
        variable = joined[0];
        rest = Arrays.copyOfRange(joined, 1, joined.length);
        this.domains = domains;
        int rows = Math.toIntExact(Factor.entries(rest, domains));
        weights = new BigInteger[rows][domains[variable]];
        sums = new BigInteger[rows];
        for (int row = 0; row < rows; row++) {
            int left = row;
            for (int other : rest) {
                states[other] = left % domains[other];
                left /= domains[other];
            }
            sums[row] = BigInteger.ZERO;
            for (int state = 0; state < domains[variable]; state++) {
                states[variable] = state;
                weights[row][state] = product(factors, states);
                sums[row] = sums[row].add(weights[row][state]);
            }
        }
    }

    private static BigInteger product(List<Factor> factors, int[] states) {
        BigInteger weight = BigInteger.ONE;
        for (Factor factor : factors) {
            weight = weight.multiply(factor.weight(states));
            if (weight.signum() == 0) {
                return weight;
            }
        }
        return weight;
    }

    /** The sum over the variable. */
    Factor sum() {
        return new Factor(rest, domains, sums);
    }

    /** The variable's distribution given the others. */
    Bucket bucket() {
        return new Bucket(variable, rest, Factor.strides(rest, domains), weights, sums);
    }
}
