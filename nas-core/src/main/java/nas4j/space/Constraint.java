package nas4j.space;

import java.util.List;
import nas4j.input.Where;

/**
 * A condition that architectures must meet. A comparison that names a decision which does not exist, or a cost that is
 * not known, is neither true nor false; a constraint is violated only when it is false (Kleene's logic).
 *
 * @param text as it was written
 * @param scope the decisions it reads
 * @param usesCosts whether it reads costs as well, so that decisions alone cannot settle it
 */
public record Constraint(String text, Where where, List<Integer> scope, boolean usesCosts, Test test) {
    public Constraint {
        scope = List.copyOf(scope);
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
}
