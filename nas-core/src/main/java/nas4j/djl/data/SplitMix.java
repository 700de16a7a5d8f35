package nas4j.djl.data;

/**
 * A stream of random numbers that can be set to any of 2^64 starts without allocating: for things that must come out the
 * same whichever thread makes them, and when. Not safe for several threads.
 *
 * <p>Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014: SplitMix64 with the
 * constants of its reference implementation.
 */
public final class SplitMix {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    /** Starts the stream that belongs to these three numbers. */
    public void reset(long seed, long epoch, long index) {
        state = mix(mix(mix(seed + GOLDEN_GAMMA) + epoch + GOLDEN_GAMMA) + index + GOLDEN_GAMMA);
    }

    public long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** Uniform from 0 to below {@code bound}, which is above 0 and at most 2^31; its bias is below {@code bound} / 2^32. */
    public int nextInt(int bound) {
        return (int) (((nextLong() >>> 32) * bound) >>> 32);
    }

    /** Uniform from {@code from} to {@code to}. */
    public float nextFloat(float from, float to) {
        return from + (to - from) * (nextLong() >>> 40) * 0x1p-24f;
    }

    private static long mix(long value) {
        long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
