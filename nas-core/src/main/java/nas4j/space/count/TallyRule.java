package nas4j.space.count;

import java.util.List;

/**
 * A condition on the states of a few variables and on tallies over many.
 *
 * @param scope the variables it reads itself
 * @param holds reads an array of all variables' states, of which only the scope's are meaningful, and the tallies
 */
public record TallyRule(List<Integer> scope, List<Tally> tallies, Test holds) {
    public TallyRule {
        scope = List.copyOf(scope);
        tallies = List.copyOf(tallies);
    }

    /** The condition. */
    @FunctionalInterface
    public interface Test {
        /** Whether it holds for these states and tallies. */
        boolean test(int[] states, int[] tallies);
    }
}
