package nas4j.space.count;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Counts all assignments of states to variables that satisfy every rule, and draws one uniformly, by variable
 * elimination (Dechter 1999, "Bucket elimination"): variables are summed out one by one, cheapest table first; the
 * tables that were summed are the conditional distributions from which a solution is drawn backwards. Exact; the cost
 * is exponential only in the width of the rules' graph. Immutable and safe for several threads.
 */
public final class Elimination {
    private static final long LARGEST_TABLE = 1 << 19;

    private final BigInteger total;
    private final Bucket[] backwards;

    private Elimination(BigInteger total, Bucket[] backwards) {
        this.total = total;
        this.backwards = backwards;
    }

    /**
     * Counts the solutions.
     *
     * @param domains number of states of each variable
     * @return empty if a table would grow beyond {@value #LARGEST_TABLE} entries
     */
    public static Optional<Elimination> of(List<Integer> domains, List<Rule> rules) {
        int[] sizes = domains.stream().mapToInt(Integer::intValue).toArray();
        List<Factor> factors = new ArrayList<>();
        for (Rule rule : rules) {
            int[] scope = rule.scope().stream().mapToInt(Integer::intValue).toArray();
            if (tooLarge(scope, sizes)) {
                return Optional.empty();
            }
            factors.add(Factor.of(scope, sizes, rule.holds()));
        }
        List<Bucket> buckets = new ArrayList<>();
        List<Integer> left = new ArrayList<>(IntStream.range(0, sizes.length)
                .map(k -> sizes.length - 1 - k)
                .boxed()
                .toList());
        while (!left.isEmpty()) {
            int variable = cheapest(left, factors, sizes);
            if (tooLarge(joined(variable, factors), sizes)) {
                return Optional.empty();
            }
            left.remove(Integer.valueOf(variable));
            buckets.add(eliminate(variable, factors, sizes));
        }
        BigInteger total = factors.stream()
                .map(factor -> factor.weight(new int[sizes.length]))
                .reduce(BigInteger.ONE, BigInteger::multiply);
        return Optional.of(new Elimination(total, buckets.reversed().toArray(Bucket[]::new)));
    }

    /** Number of solutions. */
    public BigInteger total() {
        return total;
    }

    /**
     * Writes one solution, drawn uniformly, into {@code states}.
     *
     * @throws IllegalStateException if there is no solution
     */
    public void sample(RandomGenerator random, int[] states) {
        if (total.signum() == 0) {
            throw new IllegalStateException("there is no solution to draw");
        }
        for (Bucket bucket : backwards) {
            bucket.draw(random, states);
        }
    }

    private static boolean tooLarge(int[] scope, int[] domains) {
        long entries = 1;
        for (int variable : scope) {
            entries *= domains[variable];
            if (entries > LARGEST_TABLE) {
                return true;
            }
        }
        return false;
    }

    private static int cheapest(List<Integer> left, List<Factor> factors, int[] domains) {
        int best = left.getFirst();
        double least = Double.POSITIVE_INFINITY;
        for (int variable : left) {
            double entries = 1;
            for (int other : joined(variable, factors)) {
                entries *= domains[other];
            }
            if (entries < least) {
                best = variable;
                least = entries;
            }
        }
        return best;
    }

    /** The variables that share a factor with this one; this one first. */
    private static int[] joined(int variable, List<Factor> factors) {
        return IntStream.concat(
                        IntStream.of(variable),
                        factors.stream()
                                .filter(factor -> factor.mentions(variable))
                                .flatMapToInt(factor -> Arrays.stream(factor.scope()))
                                .sorted())
                .distinct()
                .toArray();
    }

    private static Bucket eliminate(int variable, List<Factor> factors, int[] domains) {
        int[] joined = joined(variable, factors);
        List<Factor> used = factors.stream().filter(f -> f.mentions(variable)).toList();
        int[] rest = Arrays.copyOfRange(joined, 1, joined.length);
        int rows = Math.toIntExact(Factor.entries(rest, domains));
        BigInteger[][] weights = new BigInteger[rows][domains[variable]];
        BigInteger[] sums = new BigInteger[rows];
        int[] states = new int[domains.length];
        for (int row = 0; row < rows; row++) {
            int left = row;
            for (int other : rest) {
                states[other] = left % domains[other];
                left /= domains[other];
            }
            sums[row] = BigInteger.ZERO;
            for (int state = 0; state < domains[variable]; state++) {
                states[variable] = state;
                BigInteger weight = BigInteger.ONE;
                for (Factor factor : used) {
                    weight = weight.signum() == 0 ? weight : weight.multiply(factor.weight(states));
                }
                weights[row][state] = weight;
                sums[row] = sums[row].add(weight);
            }
        }
        factors.removeAll(used);
        factors.add(new Factor(rest, domains, sums));
        return new Bucket(variable, rest, Factor.strides(rest, domains), weights, sums);
    }

    /** The distribution of one variable given those that are drawn before it. */
    private static final class Bucket {
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
                forced[row] = only(weights[row]);
                cumulated[row] = forced[row] == NOT_FORCED ? cumulate(weights[row], sums[row]) : new long[0];
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

        private static long[] cumulate(BigInteger[] weights, BigInteger sum) {
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
}
