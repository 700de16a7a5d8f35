package nas4j.space.check;

import java.util.List;
import java.util.Map;
import nas4j.graph.GraphCost;
import nas4j.graph.GraphHash;
import nas4j.graph.quantize.PrecisionCost;
import nas4j.space.CompileException;
import nas4j.space.Genotype;

/** What came of one genotype. */
sealed interface Examined {
    Genotype genotype();

    /** Whether it is a network that satisfies the constraints. */
    boolean isFeasible();

    /**
     * A network.
     *
     * @param peakBytes peak memory in the order of the nodes
     * @param network the network up to isomorphism
     * @param expression what it computes, written as an expression
     * @param violations of constraints
     */
    record Built(
            Genotype genotype,
            GraphCost cost,
            PrecisionCost rounded,
            long peakBytes,
            GraphHash network,
            GraphHash expression,
            Map<String, Object> training,
            List<Violation> violations)
            implements Examined {
        public Built {
            violations = List.copyOf(violations);
        }

        @Override
        public boolean isFeasible() {
            return violations.isEmpty();
        }

        /** How far it is from satisfying all constraints; 0 if it does. */
        double distance() {
            return violations.stream().mapToDouble(Violation::distance).sum();
        }
    }

    /** No network. */
    record Failed(Genotype genotype, CompileException reason) implements Examined {
        @Override
        public boolean isFeasible() {
            return false;
        }

        /** The same for genotypes that fail at the same place. */
        String place() {
            return reason.where().text() + " " + reason.nodePath();
        }
    }
}
