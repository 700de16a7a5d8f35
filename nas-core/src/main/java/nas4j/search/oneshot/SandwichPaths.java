package nas4j.search.oneshot;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;

/**
 * The sandwich rule: in each step the largest network, the smallest, and some drawn uniformly, in this order. Yu and Huang
 * 2019, section 3.
 */
public final class SandwichPaths implements PathSampler {
    private final SearchSpace space;
    private final Extremes extremes;
    private final int drawn;
    private final long seed;

    /**
     * A sampler.
     *
     * @param drawn networks between the largest and the smallest, from 0
     */
    public SandwichPaths(SearchSpace space, Extremes extremes, int drawn, long seed) {
        if (drawn < 0) {
            throw new IllegalArgumentException(
                    "[" + drawn + "] networks between largest and smallest, accepted: from 0");
        }
        this.space = space;
        this.extremes = extremes;
        this.drawn = drawn;
        this.seed = seed;
    }

    @Override
    public List<Genotype> paths(long step) {
        RandomGenerator random = Streams.of(seed, step);
        List<Genotype> paths = new ArrayList<>(List.of(extremes.largest(), extremes.smallest()));
        for (int k = 0; k < drawn; k++) {
            paths.add(space.sample(random, SearchSpace.Sampling.DECISIONS));
        }
        return paths;
    }
}
