package nas4j.space;

import java.util.List;
import nas4j.input.Where;
import nas4j.space.count.Tally;
import org.jspecify.annotations.Nullable;

/**
 * A condition that architectures must meet. A comparison that names a decision which does not exist, or a cost that is
 * not known, is neither true nor false; a constraint is violated only when it is false (Kleene's logic).
 *
 * @param text as it was written
 * @param scope the decisions it reads
 * @param usesCosts whether it reads costs as well, so that decisions alone cannot settle it
 * @param counted the same condition by what it counts; null if it counts nothing
 */
public record Constraint(
        String text,
        Where where,
        List<Integer> scope,
        boolean usesCosts,
        Test test,
        @Nullable Counted counted) {
    public Constraint {
        scope = List.copyOf(scope);
    }

    /** A constraint that counts nothing. */
    public Constraint(String text, Where where, List<Integer> scope, boolean usesCosts, Test test) {
        this(text, where, scope, usesCosts, test, null);
    }

    /** Whether the genotype with these costs violates the constraint. */
    public boolean violatedBy(Genotype genotype, Costs costs) {
        return test.violatedBy(genotype.optionsUncopied(), costs);
    }

    /** Reads the option of every decision (-1 where it does not exist) and the costs. */
    @FunctionalInterface
    public interface Test {
        /** Whether the condition is false. */
        boolean violatedBy(int[] options, Costs costs);
    }

    /**
     * A condition over decisions and over how many of them take certain options.
     *
     * @param scope the decisions it reads itself
     * @param tallies what it counts; variables are decisions, states are options
     */
    public record Counted(List<Integer> scope, List<Tally> tallies, CountedTest test) {
        public Counted {
            scope = List.copyOf(scope);
            tallies = List.copyOf(tallies);
        }
    }

    /** Reads the option of every decision (-1 where it does not exist) and the counts. */
    @FunctionalInterface
    public interface CountedTest {
        /** Whether the condition is false. */
        boolean violatedBy(int[] options, int[] counts);
    }
}
