package nas4j.search.oneshot;

import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;

/**
 * One network a step: each option of each decision that exists is equally likely, where the space's constraints allow it.
 * Guo et al. 2020, section 3.2.
 */
public final class UniformPaths implements PathSampler {
    private static final int LOOKED_AT = 1_000;
    /** With fewer of these wanted, looking for one takes longer than a step. */
    private static final int LEAST_WANTED = 10;

    private static final long LOOK = -1;

    private final SearchSpace space;
    private final long seed;
    private final Predicate<Genotype> wanted;

    public UniformPaths(SearchSpace space, long seed) {
        this.space = space;
        this.seed = seed;
        wanted = _ -> true;
    }

    /**
     * A sampler of the networks that somebody wants, such as those within limits on costs: others are drawn again. Where fewer
     * than one in a hundred is wanted, all are drawn.
     */
    public UniformPaths(SearchSpace space, long seed, Predicate<Genotype> wanted) {
        this.space = space;
        this.seed = seed;
        long found = LongStream.range(0, LOOKED_AT)
                .mapToObj(draw -> draw(Streams.of(seed, LOOK, draw)))
                .filter(wanted)
                .count();
        this.wanted = found == LOOKED_AT || found < LEAST_WANTED ? _ -> true : wanted;
    }

    private Genotype draw(RandomGenerator random) {
        return space.sample(random, SearchSpace.Sampling.DECISIONS);
    }

    /** @throws nas4j.space.InfeasibleSpaceException if the space has no network */
    @Override
    public List<Genotype> paths(long step) {
        RandomGenerator random = Streams.of(seed, step);
        Genotype drawn = draw(random);
        for (int draws = 1; draws < LOOKED_AT && !wanted.test(drawn); draws++) {
            drawn = draw(random);
        }
        return List.of(drawn);
    }
}
