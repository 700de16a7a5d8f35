package nas4j.search.spaceevo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Aging evolution of spaces. The population begins with all homogeneous spaces and is filled up with random ones. Then, again
 * and again, the best of a random sample of it is the parent of two children: one with another block type in one stage, one
 * with another width window in one stage. Each joins the population, from which the oldest goes. Wang et al. 2023, "SpaceEvo:
 * Hardware-friendly search space design for efficient INT8 inference".
 *
 * <p>No space is scored twice: a child that is known is forgotten. After 100 samples without a new child, a random space joins.
 *
 * @param spaces how many are scored, at least 1; homogeneous ones among them
 * @param population P, at least 1
 * @param tournament S, how many are looked at for a parent, at least 1; all if there are fewer
 */
public record SpaceEvolution(int spaces, int population, int tournament) {
    /** With the paper's numbers. */
    public static final SpaceEvolution PUBLISHED = new SpaceEvolution(5_000, 500, 125);

    private static final int MOST_SAMPLES = 100;

    public SpaceEvolution {
        if (spaces < 1 || population < 1 || tournament < 1) {
            throw new IllegalArgumentException("found [" + spaces + "] spaces, a population of [" + population
                    + "] and tournaments of [" + tournament + "], accepted: at least 1 of each");
        }
    }

    /** The same with another number of spaces. */
    public SpaceEvolution withSpaces(int other) {
        return new SpaceEvolution(other, population, tournament);
    }

    /**
     * The best space that was found. Deterministic in the seed.
     *
     * @param listener told of each scored space in turn
     */
    public ScoredSpace search(SpaceScorer scorer, long seed, Consumer<ScoredSpace> listener) {
        SpaceSearch search = new SpaceSearch(scorer, spaces, seed, listener);
        List<ScoredSpace> members = new ArrayList<>();
        for (SpaceGenome genome : scorer.hyperspace().homogeneous()) {
            search.findScore(genome).ifPresent(members::add);
        }
        while (members.size() < population && !search.isDone()) {
            members.add(search.scoreFresh());
        }
        SpaceMutation mutation = new SpaceMutation(scorer.hyperspace(), search.random());
        while (!search.isDone()) {
            List<ScoredSpace> children = children(search, members, mutation);
            members.addAll(children);
            members.subList(0, children.size()).clear();
        }
        return search.best();
    }

    private List<ScoredSpace> children(SpaceSearch search, List<ScoredSpace> members, SpaceMutation mutation) {
        for (int samples = 0; samples < MOST_SAMPLES; samples++) {
            SpaceGenome parent = parent(members, search.random()).genome();
            List<ScoredSpace> children = new ArrayList<>();
            mutation.findBlock(parent).flatMap(search::findScore).ifPresent(children::add);
            mutation.findWindow(parent).flatMap(search::findScore).ifPresent(children::add);
            if (!children.isEmpty() || search.isDone()) {
                return children;
            }
        }
        return List.of(search.scoreFresh());
    }

    /** The best of S different members. */
    private ScoredSpace parent(List<ScoredSpace> members, RandomGenerator random) {
        int[] places = IntStream.range(0, members.size()).toArray();
        Optional<ScoredSpace> best = Optional.empty();
        for (int k = 0; k < Math.min(tournament, places.length); k++) {
            int drawn = k + random.nextInt(places.length - k);
            ScoredSpace member = members.get(places[drawn]);
            places[drawn] = places[k];
            if (best.isEmpty() || SpaceSearch.BY_SCORE.compare(member, best.get()) > 0) {
                best = Optional.of(member);
            }
        }
        return best.orElseThrow();
    }
}
