package nas4j.search.spaceevo;

import java.util.function.Consumer;

/** Random search for a space: what a search has to be better than. Deterministic in the seed. */
public final class RandomSpaces {
    private RandomSpaces() {}

    /**
     * The best of so many random spaces, all different; of all there are, if there are fewer.
     *
     * @param spaces at least 1
     * @param listener told of each space in turn
     */
    public static ScoredSpace search(SpaceScorer scorer, int spaces, long seed, Consumer<ScoredSpace> listener) {
        SpaceSearch search = new SpaceSearch(scorer, spaces, seed, listener);
        while (!search.isDone()) {
            search.scoreFresh();
        }
        return search.best();
    }
}
