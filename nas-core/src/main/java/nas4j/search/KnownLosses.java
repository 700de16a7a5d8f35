package nas4j.search;

import nas4j.space.Genotype;

/** What is known of losses before anything is evaluated, such as those of objectives that are counted. Deterministic. */
@FunctionalInterface
public interface KnownLosses {
    /** Nothing is known. */
    KnownLosses NONE = (_, _) -> Double.NaN;

    /**
     * A loss.
     *
     * @param objective its place among the problem's, from 0
     * @return NaN if an evaluation alone tells; infinite if none will, as the genotype cannot be built or breaks a constraint
     */
    double of(Genotype genotype, int objective);
}
