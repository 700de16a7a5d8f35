package nas4j.search;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import org.jspecify.annotations.Nullable;

/**
 * What a searcher is asked to solve.
 *
 * @param objectives how many losses each observation has, from 1
 * @param descriptors how many descriptors each observation has beside its losses, from 0
 * @param trials what the search may cost in all, in evaluations at the full budget, at least 1: a suggestion costs its
 *     share; a searcher may plan by it
 * @param seed of all randomness of the searcher
 * @param known losses that no evaluation is needed for
 * @param start where to begin, for searchers that begin at a given one; null if the searcher is to choose
 */
public record SearchProblem(
        SearchSpace space,
        int objectives,
        int descriptors,
        long trials,
        long seed,
        KnownLosses known,
        @Nullable Genotype start) {
    public SearchProblem {
        if (objectives < 1 || trials < 1 || descriptors < 0) {
            throw new IllegalArgumentException("objectives [" + objectives + "] and trials [" + trials
                    + "] must be above 0, descriptors [" + descriptors + "] not below");
        }
    }

    /** One in which evaluations alone tell losses, and the searcher chooses where to begin. */
    public SearchProblem(SearchSpace space, int objectives, int descriptors, long trials, long seed) {
        this(space, objectives, descriptors, trials, seed, KnownLosses.NONE, null);
    }

    /** One without descriptors. */
    public SearchProblem(SearchSpace space, int objectives, long trials, long seed) {
        this(space, objectives, 0, trials, seed);
    }

    /** A new generator for all randomness of a searcher; its sequence depends on the seed alone. */
    public RandomGenerator random() {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /**
     * Checks what a searcher is told.
     *
     * @throws IllegalArgumentException if there are losses, but not one for each objective
     */
    public void requireLosses(Observation observation) {
        int losses = observation.losses().size();
        if (observation.isComplete() && losses != objectives) {
            throw new IllegalArgumentException(
                    "found [" + losses + "] losses, the search has " + objectives + " objectives");
        }
        int found = observation.descriptors().size();
        if (observation.isComplete() && found != descriptors) {
            throw new IllegalArgumentException("found [" + found + "] descriptors, the search has " + descriptors);
        }
    }

    /**
     * For searchers that understand one loss.
     *
     * @throws IllegalArgumentException if there are more objectives
     */
    public void requireOneObjective(String searcher) {
        if (objectives > 1) {
            throw new IllegalArgumentException("found [" + objectives + "] objectives, " + searcher
                    + " takes 1\nMaybe combine them to one loss, or take a searcher for several objectives.");
        }
    }
}
