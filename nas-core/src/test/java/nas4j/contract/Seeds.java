package nas4j.contract;

import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Seeded property tests: a failure names the seed that shows it. */
public final class Seeds {
    private Seeds() {}

    /** A generator whose sequence depends on the seed alone. */
    public static RandomGenerator generator(long seed) {
        return RandomGeneratorFactory.of("Xoroshiro128PlusPlus").create(seed);
    }

    /** Runs the property with seeds 1 to {@code count}. */
    public static void each(int count, Consumer<RandomGenerator> property) {
        for (long seed = 1; seed <= count; seed++) {
            try {
                property.accept(generator(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("fails with seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }
}
