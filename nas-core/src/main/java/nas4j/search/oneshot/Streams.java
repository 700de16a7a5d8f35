package nas4j.search.oneshot;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Streams of random numbers that depend on the numbers given, and on nothing else. */
public final class Streams {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Streams() {}

    /** A generator for a seed and what it is for, such as a step. */
    public static RandomGenerator of(long seed, long... numbers) {
        long state = seed;
        for (long number : numbers) {
            state = (state ^ number) * GOLDEN;
            state ^= state >>> 29;
        }
        return RandomGeneratorFactory.of("L64X128MixRandom").create(state);
    }

    /** Fisher and Yates's shuffle, in place. */
    static <T> List<T> shuffle(List<T> items, RandomGenerator random) {
        for (int k = items.size() - 1; k > 0; k--) {
            int other = random.nextInt(k + 1);
            T item = items.get(k);
            items.set(k, items.get(other));
            items.set(other, item);
        }
        return items;
    }
}
