package nas4j.search;

import nas4j.space.SearchSpace;

/**
 * What a searcher is asked to solve.
 *
 * @param objectives how many losses each observation has, from 1
 * @param trials how many trials the search has in all, at least 1; a searcher may plan by it
 * @param seed of all randomness of the searcher
 */
public record SearchProblem(SearchSpace space, int objectives, long trials, long seed) {
    public SearchProblem {
        if (objectives < 1 || trials < 1) {
            throw new IllegalArgumentException(
                    "objectives [" + objectives + "] and trials [" + trials + "] must be above 0");
        }
    }
}
