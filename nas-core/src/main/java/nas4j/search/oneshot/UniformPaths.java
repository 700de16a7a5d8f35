package nas4j.search.oneshot;

import java.util.List;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;

/**
 * One network a step: each option of each decision that exists is equally likely, where the space's constraints allow it.
 * Guo et al. 2020, section 3.2.
 */
public final class UniformPaths implements PathSampler {
    private final SearchSpace space;
    private final long seed;

    public UniformPaths(SearchSpace space, long seed) {
        this.space = space;
        this.seed = seed;
    }

    /** @throws nas4j.space.InfeasibleSpaceException if the space has no network */
    @Override
    public List<Genotype> paths(long step) {
        return List.of(space.sample(Streams.of(seed, step), SearchSpace.Sampling.DECISIONS));
    }
}
