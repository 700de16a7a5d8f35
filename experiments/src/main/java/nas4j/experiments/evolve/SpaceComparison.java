package nas4j.experiments.evolve;

import java.util.function.Consumer;
import java.util.function.Function;
import nas4j.search.oneshot.Streams;
import nas4j.search.spaceevo.BlockQuality;
import nas4j.search.spaceevo.Hyperspace;
import nas4j.search.spaceevo.QtScore;
import nas4j.search.spaceevo.RandomSpaces;
import nas4j.search.spaceevo.ScoredSpace;
import nas4j.search.spaceevo.SpaceEvolution;
import nas4j.search.spaceevo.SpaceGenome;
import nas4j.search.spaceevo.SpaceScorer;

/**
 * An evolved space, and what it has to be better than. Searches choose by one score of each space; what is told here are scores by
 * fresh draws, the same for all three, so that a lucky draw does not count.
 *
 * @param evolved the best that evolution found
 * @param random the best of as many random spaces
 * @param homogeneous the best of those with one block type
 */
public record SpaceComparison(ScoredSpace evolved, ScoredSpace random, ScoredSpace homogeneous) {
    private static final long FRESH = 3;

    /**
     * Searches. Deterministic in the seed.
     *
     * @param listener told of each space that a search scored: first of those of evolution, then of random ones
     */
    public static SpaceComparison of(
            Hyperspace hyperspace,
            BlockQuality quality,
            QtScore formula,
            SpaceEvolution evolution,
            long seed,
            Consumer<ScoredSpace> listener) {
        SpaceScorer scorer = new SpaceScorer(hyperspace, quality, formula);
        Function<SpaceGenome, ScoredSpace> judge =
                genome -> new ScoredSpace(genome, scorer.score(genome, Streams.of(seed, FRESH)));
        ScoredSpace homogeneous = hyperspace.homogeneous().stream()
                .map(judge)
                .reduce((best, next) -> next.score().value() > best.score().value() ? next : best)
                .orElseThrow();
        return new SpaceComparison(
                judge.apply(evolution.search(scorer, seed, listener).genome()),
                judge.apply(RandomSpaces.search(scorer, evolution.spaces(), seed, listener)
                        .genome()),
                homogeneous);
    }
}
