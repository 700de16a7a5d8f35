package nas4j.space;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nas4j.space.count.Elimination;
import nas4j.space.count.Rule;
import nas4j.space.count.TallyRule;

/** Writes a space's genotypes as a counting problem: which decisions exist, and which constraints hold. */
final class Counting {
    private static final int LARGEST_TABLE = 1 << 16;

    private final SearchSpace space;

    Counting(SearchSpace space) {
        this.space = space;
    }

    /** Number of genotypes that satisfy the given constraints; empty if they are too entangled to count. */
    Optional<BigInteger> findCount(List<Constraint> constraints) {
        return eliminate(constraints).map(Elimination::total);
    }

    boolean canEliminate(List<Constraint> constraints) {
        return Elimination.isPossible(domains(), rules(constraints), tallied(constraints));
    }

    Optional<Elimination> eliminate(List<Constraint> constraints) {
        return Elimination.of(domains(), rules(constraints), tallied(constraints));
    }

    /** A variable for each decision; one that need not exist has one more state for that. */
    private List<Integer> domains() {
        List<Integer> domains = new ArrayList<>();
        for (int k = 0; k < space.decisions().size(); k++) {
            domains.add(space.optionCount(k) + (space.isAlwaysActive(k) ? 0 : 1));
        }
        return domains;
    }

    /** Decisions exist where they should, and the constraints hold. The rules share room to work in. */
    private List<Rule> rules(List<Constraint> constraints) {
        List<Rule> rules = new ArrayList<>();
        int[] scratch = new int[space.decisions().size()];
        for (int k = 0; k < scratch.length; k++) {
            if (!space.isAlwaysActive(k)) {
                rules.add(activeExactlyWhere(k, space.activity(k), scratch));
            }
        }
        for (Constraint constraint : constraints) {
            if (!isTallied(constraint)) {
                rules.add(new Rule(
                        constraint.scope(),
                        states -> !constraint
                                .test()
                                .violatedBy(options(states, constraint.scope(), scratch), Costs.UNKNOWN)));
            }
        }
        return rules;
    }

    /** Constraints that count over so many decisions that a table over these would be large. */
    private List<TallyRule> tallied(List<Constraint> constraints) {
        List<TallyRule> rules = new ArrayList<>();
        int[] scratch = new int[space.decisions().size()];
        for (Constraint constraint : constraints) {
            Constraint.Counted counted = constraint.counted();
            if (counted != null && isTallied(constraint)) {
                rules.add(new TallyRule(
                        counted.scope(),
                        counted.tallies(),
                        (states, counts) ->
                                !counted.test().violatedBy(options(states, counted.scope(), scratch), counts)));
            }
        }
        return rules;
    }

    private boolean isTallied(Constraint constraint) {
        double entries = 1;
        for (int decision : constraint.scope()) {
            entries *= space.optionCount(decision) + (space.isAlwaysActive(decision) ? 0 : 1);
        }
        return constraint.counted() != null && entries > LARGEST_TABLE;
    }

    private Rule activeExactlyWhere(int decision, Activity activity, int[] scratch) {
        List<Integer> scope = new ArrayList<>();
        for (int parent : activity.parents()) {
            scope.add(parent);
        }
        int ways = space.optionCount(decision);
        List<Integer> parents = List.copyOf(scope);
        scope.add(decision);
        return new Rule(scope, states -> activity.test(options(states, parents, scratch)) == (states[decision] < ways));
    }

    /** The options that states stand for, written into {@code scratch}; only the scope's count. */
    private int[] options(int[] states, List<Integer> scope, int[] scratch) {
        for (int k : scope) {
            scratch[k] = states[k] == space.optionCount(k) ? Genotype.INACTIVE : states[k];
        }
        return scratch;
    }
}
