package nas4j.search.spaceevo;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import nas4j.search.oneshot.Streams;

/**
 * The spaces that a search has scored, none twice. The draws of a score depend on the seed and on how many were scored before,
 * nothing else. For one thread.
 */
final class SpaceSearch {
    /** The higher the score, the greater. */
    static final Comparator<ScoredSpace> BY_SCORE =
            Comparator.comparingDouble(space -> space.score().value());

    private static final long CHOICES = 1;
    private static final long DRAWS = 2;

    private final SpaceScorer scorer;
    private final long seed;
    private final RandomGenerator random;
    private final int most;
    private final Consumer<ScoredSpace> listener;
    private final Set<SpaceGenome> known = new HashSet<>();
    private final List<ScoredSpace> scored = new ArrayList<>();

    SpaceSearch(SpaceScorer scorer, int spaces, long seed, Consumer<ScoredSpace> listener) {
        if (spaces < 1) {
            throw new IllegalArgumentException("found [" + spaces + "] spaces, accepted: at least 1");
        }
        this.scorer = scorer;
        this.seed = seed;
        this.listener = listener;
        random = Streams.of(seed, CHOICES);
        most = scorer.hyperspace().size().min(BigInteger.valueOf(spaces)).intValueExact();
    }

    /** What choices are made by. */
    RandomGenerator random() {
        return random;
    }

    /** Whether as many are scored as were asked for, or as there are. */
    boolean isDone() {
        return scored.size() >= most;
    }

    /** Scores a space, unless it was scored before or the search is done. */
    Optional<ScoredSpace> findScore(SpaceGenome genome) {
        if (isDone() || !known.add(genome)) {
            return Optional.empty();
        }
        ScoredSpace space = new ScoredSpace(genome, scorer.score(genome, Streams.of(seed, DRAWS, scored.size())));
        scored.add(space);
        listener.accept(space);
        return Optional.of(space);
    }

    /** A random one that was not scored before; there must be one. */
    ScoredSpace scoreFresh() {
        while (true) {
            Optional<ScoredSpace> fresh = findScore(scorer.hyperspace().sample(random));
            if (fresh.isPresent()) {
                return fresh.get();
            }
        }
    }

    /** The one with the highest score, the earliest of equals. */
    ScoredSpace best() {
        return Collections.max(scored, BY_SCORE);
    }
}
