package nas4j.search;

import java.util.List;

/**
 * Proposes genotypes and learns from what became of them.
 *
 * <p>What it proposes depends on its problem (the seed included), its settings, and the order of calls alone: asked and
 * told the same again, it proposes the same again. That is how a search is resumed. For one thread at a time.
 */
public interface BlackBoxSearcher {

    /**
     * The next suggestions. Asking changes nothing that is known of the space: suggestions that were not told of yet count
     * for nothing but not to be proposed again where that can be helped.
     *
     * @param count at least 1
     * @return as many, or fewer if the space holds no more that this searcher would try; then none at each later call
     * @throws nas4j.space.InfeasibleSpaceException if the space has no genotype that satisfies its constraints over
     *     decisions
     */
    List<Suggestion> suggest(int count);

    /**
     * Tells what became of a suggestion, once. A search that must be repeatable tells in the order of the suggestions; any
     * order is accepted, and some may never be told.
     *
     * @throws IllegalArgumentException if the number of losses is not that of the problem's objectives
     */
    void observe(Observation observation);

    /** Tells that a suggestion was not taken: nothing will be told of it, and nothing is known of it. */
    default void withdraw(Suggestion suggestion) {}
}
