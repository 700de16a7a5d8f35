package nas4j.space.count;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.IntStream;

/** Variables and the tables over them, while variables are summed out, cheapest first. Mutable, for one thread. */
final class FactorGraph {
    private final int[] domains;
    private final List<Set<Factor>> factorsOf = new ArrayList<>();
    private final double[] costs;
    private final boolean[] gone;
    /** Variables with the cost they had when they were added; outdated ones are skipped. */
    private final PriorityQueue<Candidate> open = new PriorityQueue<>(
            Comparator.comparingDouble(Candidate::cost).thenComparing(Candidate::variable, Comparator.reverseOrder()));

    private record Candidate(int variable, double cost) {}

    FactorGraph(int[] domains, List<Factor> factors) {
        this.domains = domains;
        costs = new double[domains.length];
        gone = new boolean[domains.length];
        for (int variable = 0; variable < domains.length; variable++) {
            factorsOf.add(Collections.newSetFromMap(new IdentityHashMap<>()));
        }
        factors.forEach(this::add);
        for (int variable = 0; variable < domains.length; variable++) {
            update(variable);
        }
    }

    /** The variable whose table would be smallest, the last one among equals; -1 if none is left. */
    int cheapest() {
        while (!open.isEmpty()) {
            Candidate candidate = open.poll();
            if (!gone[candidate.variable] && costs[candidate.variable] == candidate.cost) {
                return candidate.variable;
            }
        }
        return -1;
    }

    /** The variables that share a table with this one; this one first, the others in order. */
    int[] joined(int variable) {
        return IntStream.concat(
                        IntStream.of(variable),
                        factorsOf.get(variable).stream()
                                .flatMapToInt(factor -> Arrays.stream(factor.scope()))
                                .filter(other -> other != variable)
                                .distinct()
                                .sorted())
                .toArray();
    }

    /** The tables over a variable. */
    List<Factor> factors(int variable) {
        return List.copyOf(factorsOf.get(variable));
    }

    /** Puts the sum over a variable in place of the tables over it. */
    void replace(int variable, Factor sum) {
        for (Factor factor : factors(variable)) {
            for (int other : factor.scope()) {
                factorsOf.get(other).remove(factor);
            }
        }
        gone[variable] = true;
        add(sum);
        for (int other : sum.scope()) {
            update(other);
        }
    }

    private void add(Factor factor) {
        for (int variable : factor.scope()) {
            factorsOf.get(variable).add(factor);
        }
    }

    private void update(int variable) {
        double entries = 1;
        for (int other : joined(variable)) {
            entries *= domains[other];
        }
        costs[variable] = entries;
        open.add(new Candidate(variable, entries));
    }
}
