package nas4j.djl.parity;

import java.nio.charset.StandardCharsets;

/** The generator that {@code parity.py} has as well: SplitMix64, from a state that is the FNV-1a hash of a name. */
final class Numbers {
    private long state = 0xcbf29ce484222325L;

    Numbers(String name) {
        for (byte next : name.getBytes(StandardCharsets.UTF_8)) {
            state = (state ^ Byte.toUnsignedInt(next)) * 0x100000001b3L;
        }
    }

    /** From 0 to below 1, a multiple of 2^-24. */
    double uniform() {
        return (bits() >>> 40) * 0x1p-24;
    }

    int below(int bound) {
        return (int) (((bits() >>> 40) * bound) >>> 24);
    }

    private long bits() {
        state += 0x9e3779b97f4a7c15L;
        long mixed = state;
        mixed = (mixed ^ mixed >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }
}
