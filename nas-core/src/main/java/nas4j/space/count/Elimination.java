package nas4j.space.count;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

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
        int[] states = new int[sizes.length];
        List<Factor> factors = new ArrayList<>();
        for (Rule rule : rules) {
            int[] scope = rule.scope().stream().mapToInt(Integer::intValue).toArray();
            if (tooLarge(scope, sizes)) {
                return Optional.empty();
            }
            factors.add(Factor.of(scope, sizes, rule.holds(), states));
        }
        FactorGraph graph = new FactorGraph(sizes, factors);
        List<Bucket> buckets = new ArrayList<>();
        BigInteger total = BigInteger.ONE;
        for (int variable = graph.cheapest(); variable >= 0; variable = graph.cheapest()) {
            int[] joined = graph.joined(variable);
            if (tooLarge(joined, sizes)) {
                return Optional.empty();
            }
            Table table = new Table(joined, sizes, graph.factors(variable), states);
            buckets.add(table.bucket());
            graph.replace(variable, table.sum());
            if (joined.length == 1) {
                total = total.multiply(table.sum().weight(states));
            }
        }
        for (Factor factor : factors) {
            if (factor.scope().length == 0) {
                total = total.multiply(factor.weight(states));
            }
        }
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
}
