package nas4j.space.count;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;

/** Variables and the scopes of the tables over them, while variables are summed out, cheapest first. Mutable. */
final class Order {
    private final int[] domains;
    private final List<Set<int[]>> scopesOf = new ArrayList<>();
    private final double[] costs;
    private final boolean[] gone;
    /** Variables with the cost they had when they were added; outdated ones are skipped. */
    private final PriorityQueue<Candidate> open = new PriorityQueue<>(
            Comparator.comparingDouble(Candidate::cost).thenComparing(Candidate::variable, Comparator.reverseOrder()));

    private record Candidate(int variable, double cost) {}

    Order(int[] domains, List<int[]> scopes) {
        this.domains = domains;
        costs = new double[domains.length];
        gone = new boolean[domains.length];
        for (int variable = 0; variable < domains.length; variable++) {
            scopesOf.add(Collections.newSetFromMap(new IdentityHashMap<>()));
        }
        scopes.forEach(this::add);
        for (int variable = 0; variable < domains.length; variable++) {
            update(variable);
        }
    }

    /**
     * Sums out the variable whose table is smallest, the last one among equals.
     *
     * @return the variable, then the others in its table, ascending; empty if no variable is left
     */
    int[] next() {
        while (!open.isEmpty()) {
            Candidate candidate = open.poll();
            int variable = candidate.variable;
            if (!gone[variable] && costs[variable] == candidate.cost) {
                Set<Integer> others = others(variable);
                int[] rest = others.stream().mapToInt(Integer::intValue).toArray();
                for (int[] scope : List.copyOf(scopesOf.get(variable))) {
                    for (int other : scope) {
                        scopesOf.get(other).remove(scope);
                    }
                }
                gone[variable] = true;
                add(rest);
                others.forEach(this::update);
                int[] step = new int[rest.length + 1];
                step[0] = variable;
                System.arraycopy(rest, 0, step, 1, rest.length);
                return step;
            }
        }
        return new int[0];
    }

    /** The variables that share a table with this one, ascending. */
    private Set<Integer> others(int variable) {
        Set<Integer> others = new TreeSet<>();
        for (int[] scope : scopesOf.get(variable)) {
            for (int other : scope) {
                others.add(other);
            }
        }
        others.remove(variable);
        return others;
    }

    private void add(int[] scope) {
        for (int variable : scope) {
            scopesOf.get(variable).add(scope);
        }
    }

    private void update(int variable) {
        double entries = domains[variable];
        for (int other : others(variable)) {
            entries *= domains[other];
        }
        costs[variable] = entries;
        open.add(new Candidate(variable, entries));
    }
}
