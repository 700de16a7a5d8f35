package nas4j.djl;

import java.nio.FloatBuffer;

/**
 * Random numbers that depend on a seed and a path alone, the same on every machine: SplitMix64 (Steele, Lea and Flood
 * 2014), and Marsaglia's polar method for normal ones. For one thread.
 */
final class RandomStream {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private long state;

    /** A stream of its own for each path, and for each {@code index} there. */
    RandomStream(long seed, String path, long index) {
        long hash = mix(seed + GOLDEN);
        for (int k = 0; k < path.length(); k++) {
            hash = mix(hash * GOLDEN + path.charAt(k));
        }
        state = mix(hash * GOLDEN + index);
    }

    private long next() {
        state += GOLDEN;
        return mix(state);
    }

    /** Uniform in [0, 1), a multiple of 2^-24. */
    float uniform() {
        return (next() >>> 40) * 0x1p-24f;
    }

    /** Fills the buffer with numbers uniform in [-bound, bound). */
    void uniform(FloatBuffer values, float bound) {
        for (int k = 0; k < values.limit(); k++) {
            values.put(k, (2 * uniform() - 1) * bound);
        }
    }

    /** Fills the buffer with normal numbers of mean 0. */
    void normal(FloatBuffer values, double deviation) {
        for (int k = 0; k < values.limit(); k += 2) {
            double x;
            double y;
            double square;
            do {
                x = real();
                y = real();
                square = x * x + y * y;
            } while (square >= 1 || square == 0);
            double scale = deviation * Math.sqrt(-2 * StrictMath.log(square) / square);
            values.put(Math.min(k + 1, values.limit() - 1), (float) (y * scale));
            values.put(k, (float) (x * scale));
        }
    }

    /** Uniform in [-1, 1). */
    private double real() {
        return (next() >> 10) * 0x1p-53;
    }

    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
