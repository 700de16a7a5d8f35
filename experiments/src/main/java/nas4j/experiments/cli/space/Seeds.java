package nas4j.experiments.cli.space;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Where randomness comes from: a seed that the user sees. */
public final class Seeds {
    private Seeds() {}

    /** A generator whose sequence depends on the seed alone. */
    public static RandomGenerator generator(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
