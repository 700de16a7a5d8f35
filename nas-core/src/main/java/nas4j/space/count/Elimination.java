package nas4j.space.count;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Counts all assignments of states to variables that satisfy every rule, and draws one uniformly, by variable
 * elimination (Dechter 1999, "Bucket elimination"): variables are summed out one by one, cheapest table first; the
 * tables that were summed are the conditional distributions from which a solution is drawn backwards. Exact; the cost
 * is exponential only in the width of the rules' graph. Immutable and safe for several threads.
 */
public final class Elimination {
    private final BigInteger total;
    private final Bucket[] backwards;
    /** Number of variables with those that tallies have added. */
    private final int variables;

    private Elimination(BigInteger total, Bucket[] backwards, int variables) {
        this.total = total;
        this.backwards = backwards;
        this.variables = variables;
    }

    /** Whether {@link #of} gives a result; takes little time even where it does not. */
    public static boolean isPossible(List<Integer> domains, List<Rule> rules, List<TallyRule> tallied) {
        Tallies tallies = Tallies.of(domains, rules, tallied);
        return Plan.find(array(tallies.domains()), scopes(tallies.rules())).isPresent();
    }

    /**
     * Counts the solutions.
     *
     * @param domains number of states of each variable
     * @param tallied further rules
     * @return empty if a table would have more than 2¹⁹ entries, or all tables together more than 2²³
     */
    public static Optional<Elimination> of(List<Integer> domains, List<Rule> rules, List<TallyRule> tallied) {
        Tallies tallies = Tallies.of(domains, rules, tallied);
        int[] sizes = array(tallies.domains());
        List<int[]> scopes = scopes(tallies.rules());
        return Plan.find(sizes, scopes).map(plan -> carryOut(plan, sizes, scopes, tallies.rules()));
    }

    private static Elimination carryOut(Plan plan, int[] sizes, List<int[]> scopes, List<Rule> rules) {
        int[] states = new int[sizes.length];
        List<Set<Factor>> factorsOf = new ArrayList<>();
        for (int variable = 0; variable < sizes.length; variable++) {
            factorsOf.add(Collections.newSetFromMap(new IdentityHashMap<>()));
        }
        BigInteger total = BigInteger.ONE;
        for (int k = 0; k < rules.size(); k++) {
            Factor factor = Factor.of(scopes.get(k), sizes, rules.get(k).holds(), states);
            total = total.multiply(place(factor, factorsOf));
        }
        List<Bucket> buckets = new ArrayList<>();
        for (int[] step : plan.steps()) {
            List<Factor> factors = List.copyOf(factorsOf.get(step[0]));
            Table table = new Table(step, sizes, factors, states);
            for (Factor factor : factors) {
                for (int variable : factor.scope()) {
                    factorsOf.get(variable).remove(factor);
                }
            }
            buckets.add(table.bucket());
            total = total.multiply(place(table.sum(), factorsOf));
        }
        return new Elimination(total, buckets.reversed().toArray(Bucket[]::new), sizes.length);
    }

    /** Files a table under its variables; gives its weight if it has none. */
    private static BigInteger place(Factor factor, List<Set<Factor>> factorsOf) {
        for (int variable : factor.scope()) {
            factorsOf.get(variable).add(factor);
        }
        return factor.scope().length == 0 ? factor.weight(new int[0]) : BigInteger.ONE;
    }

    private static int[] array(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    private static List<int[]> scopes(List<Rule> rules) {
        return rules.stream().map(rule -> array(rule.scope())).toList();
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
        int[] all = states.length == variables ? states : new int[variables];
        for (Bucket bucket : backwards) {
            bucket.draw(random, all);
        }
        if (all.length != states.length) {
            System.arraycopy(all, 0, states, 0, states.length);
        }
    }
}
