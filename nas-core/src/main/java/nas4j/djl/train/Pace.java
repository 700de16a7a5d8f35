package nas4j.djl.train;

import java.nio.FloatBuffer;
import java.util.List;
import nas4j.weights.Weights;

/**
 * How far one parameter is.
 *
 * @param steps that changed it
 * @param rate learning rate of the last
 */
record Pace(long steps, double rate) {
    static final Pace NONE = new Pace(0, 0);

    private static final int PIECES = 4;
    private static final int BITS = 16;
    private static final long MASK = (1 << BITS) - 1;

    /** Both exactly, in pieces that a float holds. */
    Weights.Tensor tensor() {
        FloatBuffer pieces = FloatBuffer.allocate(2 * PIECES);
        put(pieces, steps);
        put(pieces, Double.doubleToLongBits(rate));
        return new Weights.Tensor(List.of(2L * PIECES), pieces.flip());
    }

    static Pace of(Weights.Tensor tensor) {
        FloatBuffer pieces = tensor.values();
        return new Pace(take(pieces), Double.longBitsToDouble(take(pieces)));
    }

    private static void put(FloatBuffer pieces, long bits) {
        for (int piece = PIECES - 1; piece >= 0; piece--) {
            pieces.put((float) (bits >>> (piece * BITS) & MASK));
        }
    }

    private static long take(FloatBuffer pieces) {
        long bits = 0;
        for (int piece = 0; piece < PIECES; piece++) {
            bits = bits << BITS | (long) pieces.get();
        }
        return bits;
    }
}
