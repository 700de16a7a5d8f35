package nas4j.space.count;

import java.util.List;
import java.util.function.Predicate;

/**
 * A condition on the states of a few variables.
 *
 * @param scope the variables it reads
 * @param holds reads an array of all variables' states, of which only the scope's are meaningful
 */
public record Rule(List<Integer> scope, Predicate<int[]> holds) {
    public Rule {
        scope = List.copyOf(scope);
    }
}
