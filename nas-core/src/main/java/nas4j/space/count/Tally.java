package nas4j.space.count;

import java.util.List;
import java.util.Set;

/**
 * How many of several variables are in certain states.
 *
 * @param variables in the order in which they are counted
 * @param states for each variable, the states that count
 */
public record Tally(List<Integer> variables, List<Set<Integer>> states) {
    public Tally {
        variables = List.copyOf(variables);
        states = List.copyOf(states);
        if (variables.size() != states.size()) {
            throw new IllegalArgumentException(
                    "[" + variables.size() + "] variables with [" + states.size() + "] sets of states");
        }
    }
}
