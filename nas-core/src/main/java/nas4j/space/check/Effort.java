package nas4j.space.check;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import nas4j.space.CompileException;
import nas4j.space.SearchSpace;

/**
 * How much a check looks at, from the size of the space and of its networks alone, so that the same is looked at on every
 * machine.
 *
 * @param nodes nodes of a typical network
 * @param enumerates whether every genotype is looked at
 * @param walks whether they are found by walking through the space; otherwise by drawing until each was drawn
 * @param samples networks drawn where not
 * @param tries networks built for each further question
 */
record Effort(int nodes, boolean enumerates, boolean walks, int samples, int tries) {
    private static final long ENUMERATED_WORK = 5_000_000;
    private static final long SAMPLED_WORK = 600_000;
    private static final long TRIED_WORK = 300_000;
    private static final int MOST_SAMPLES = 2_000;
    private static final int MOST_WALKED = 2_000_000;
    private static final int MOST_DRAWN = 5_000;
    private static final int PROBES = 4;
    /** Work that a network is whatever its size, in nodes. */
    private static final int BASE = 30;

    static Effort of(SearchSpace space, RandomGenerator random) {
        int nodes = nodes(space, random);
        long work = (long) nodes + BASE;
        Optional<BigInteger> size =
                space.size().exact() ? Optional.of(space.size().genotypes()) : Optional.empty();
        boolean walks = isAtMost(space.findCount(List.of()), MOST_WALKED);
        return new Effort(
                nodes,
                isAtMost(size, Math.min(ENUMERATED_WORK / work, walks ? Long.MAX_VALUE : MOST_DRAWN)),
                walks,
                Math.clamp(SAMPLED_WORK / work, 8, MOST_SAMPLES),
                Math.clamp(TRIED_WORK / work, 8, MOST_SAMPLES));
    }

    /** Whether all genotypes of the space are few enough to look at each. */
    boolean canEnumerate(SearchSpace space) {
        return isAtMost(space.findCount(List.of()), ENUMERATED_WORK / (nodes + BASE));
    }

    private static boolean isAtMost(Optional<BigInteger> size, long most) {
        return size.isPresent() && size.get().compareTo(BigInteger.valueOf(most)) <= 0;
    }

    private static int nodes(SearchSpace space, RandomGenerator random) {
        int most = 1;
        for (int probe = 0; probe < PROBES; probe++) {
            try {
                most = Math.max(most, space.decode(space.sample(random)).graph().size());
            } catch (CompileException _) {
                most = Math.max(most, space.decisions().size());
            }
        }
        return most;
    }
}
