package nas4j.search.evolution;

import java.util.List;
import nas4j.search.Observation;
import nas4j.space.Genotype;

/**
 * A genotype that was told of.
 *
 * @param losses empty if it breaks a limit, or failed
 * @param violation 0 if there are losses
 */
record Member(Genotype genotype, List<Double> losses, double violation) {
    Member {
        losses = List.copyOf(losses);
    }

    static Member of(Observation told) {
        return new Member(told.suggestion().genotype(), told.losses(), told.violation());
    }

    boolean isFeasible() {
        return !losses.isEmpty();
    }
}
