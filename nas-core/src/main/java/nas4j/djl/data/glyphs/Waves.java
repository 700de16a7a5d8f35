package nas4j.djl.data.glyphs;

import nas4j.djl.data.SplitMix;

/** Tables of a sine and of normally distributed noise, the same in every process. */
final class Waves {
    /** Shift of an unsigned 32-bit phase to the index of a table. */
    private static final int SHIFT = 22;

    private static final int NOISE_BITS = 12;

    private static final float[] SINE = sine();

    private static final float[] NORMAL = normal();

    private Waves() {}

    /** Sine of a phase whose 2^32 steps are one turn. */
    static float sine(int phase) {
        return SINE[phase >>> SHIFT];
    }

    /** A normally distributed number of mean 0 and deviation 1 for 12 random bits, the lowest of {@code bits}. */
    static float normal(long bits) {
        return NORMAL[(int) bits & (1 << NOISE_BITS) - 1];
    }

    /** Phase of so many turns. */
    static int turns(float turns) {
        return (int) (long) (turns * 0x1p32f);
    }

    private static float[] sine() {
        float[] table = new float[1 << (32 - SHIFT)];
        for (int i = 0; i < table.length; i++) {
            table[i] = (float) StrictMath.sin(2 * Math.PI * i / table.length);
        }
        return table;
    }

    /** Box and Muller's method on a stream of its own. */
    private static float[] normal() {
        SplitMix random = new SplitMix();
        random.reset(0, 0, 0);
        float[] table = new float[1 << NOISE_BITS];
        for (int i = 0; i < table.length; i++) {
            double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextFloat(0, 1)));
            table[i] = (float) (radius * StrictMath.cos(2 * Math.PI * random.nextFloat(0, 1)));
        }
        return table;
    }
}
