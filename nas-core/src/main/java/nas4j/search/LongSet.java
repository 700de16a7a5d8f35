package nas4j.search;

import java.util.Arrays;

/** Hashes that were seen: an open table with at most two of three slots taken, so up to 24 bytes for each. */
final class LongSet {
    private static final int LEAST_SLOTS = 64;
    /** Marks a free slot; the hash of that value is kept apart. */
    private static final long FREE = 0;

    private long[] slots = new long[LEAST_SLOTS];
    private boolean holdsFree;
    private int size;

    int size() {
        return size;
    }

    boolean contains(long hash) {
        return hash == FREE ? holdsFree : slots[slotOf(hash)] == hash;
    }

    /** Whether it was not there before. */
    boolean add(long hash) {
        if (contains(hash)) {
            return false;
        }
        if (hash == FREE) {
            holdsFree = true;
        } else {
            slots[slotOf(hash)] = hash;
        }
        size++;
        if (3L * size > 2L * slots.length) {
            grow();
        }
        return true;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[Math.multiplyExact(2, old.length)];
        Arrays.stream(old).filter(hash -> hash != FREE).forEach(hash -> slots[slotOf(hash)] = hash);
    }

    /** The slot that holds the hash, or the free one where it would be. */
    private int slotOf(long hash) {
        int mask = slots.length - 1;
        int slot = (int) hash & mask;
        while (slots[slot] != FREE && slots[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
