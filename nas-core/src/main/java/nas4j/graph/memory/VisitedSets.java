package nas4j.graph.memory;

import java.util.Arrays;

/** A growing set of sets of at most 64 members, each the bits of a long. */
final class VisitedSets {
    /** Open addressing; 0 is a free place, so the empty set is kept apart. */
    private long[] table = new long[64];

    private int size;
    private boolean hasEmpty;

    /** Number of sets. */
    int size() {
        return size;
    }

    boolean contains(long set) {
        return set == 0 ? hasEmpty : table[place(table, set)] == set;
    }

    /** Adds a set; whether it was new. */
    boolean add(long set) {
        if (contains(set)) {
            return false;
        }
        size++;
        if (set == 0) {
            hasEmpty = true;
            return true;
        }
        if (2 * size > table.length) {
            long[] grown = new long[2 * table.length];
            Arrays.stream(table).filter(old -> old != 0).forEach(old -> grown[place(grown, old)] = old);
            table = grown;
        }
        table[place(table, set)] = set;
        return true;
    }

    private static int place(long[] table, long set) {
        long mixed = set * 0x9e3779b97f4a7c15L;
        int place = (int) (mixed >>> 32) & (table.length - 1);
        while (table[place] != 0 && table[place] != set) {
            place = (place + 1) & (table.length - 1);
        }
        return place;
    }
}
