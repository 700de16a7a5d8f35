package nas4j.graph;

/**
 * How numbers are rounded to whole steps: {@code x ≈ step · (q − zero)} with {@code q} of so many bits.
 *
 * @param bits of each number, 2 to 32; 32 is float, which is not rounded
 * @param symmetric whether {@code zero} stands in the middle of what the bits can say; otherwise it is where the numbers
 *     need it
 * @param perChannel whether each channel has a step of its own; otherwise all numbers have one
 */
public record Rounding(int bits, boolean symmetric, boolean perChannel) {
    private static final int FLOAT_BITS = 32;

    /** Numbers of single precision. */
    public static final Rounding NONE = new Rounding(FLOAT_BITS, true, false);

    public Rounding {
        if (bits < 2 || bits > FLOAT_BITS) {
            throw new IllegalArgumentException("bits must be 2 to 32, found [" + bits + "]");
        }
        symmetric |= bits == FLOAT_BITS;
        perChannel &= bits != FLOAT_BITS;
    }

    /** Of weights: symmetric, a step for each output channel. */
    public static Rounding ofWeights(int bits) {
        return new Rounding(bits, true, true);
    }

    /** Of activations: asymmetric, one step. */
    public static Rounding ofActivations(int bits) {
        return new Rounding(bits, false, false);
    }

    /** Whether anything is rounded. */
    public boolean rounds() {
        return bits < FLOAT_BITS;
    }
}
