package nas4j.search;

import nas4j.space.Genotype;

/**
 * What a searcher wants evaluated.
 *
 * @param share of the full budget that the evaluation may spend, above 0 to 1: its fidelity
 */
public record Suggestion(Genotype genotype, double share) {
    public Suggestion {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share of the budget [" + share + "] is not above 0 to 1");
        }
    }

    /** At the full budget. */
    public static Suggestion full(Genotype genotype) {
        return new Suggestion(genotype, 1);
    }
}
