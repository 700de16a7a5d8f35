package nas4j.graph.memory;

import java.util.Arrays;

/** A growing set of states, each known by the moves that have run. Open addressing; −1 marks a free place. */
final class VisitedStates {
    private int[] firsts = free(64);
    private long[] windows = new long[64];
    private int size;

    /** Number of states. */
    int size() {
        return size;
    }

    /** Adds a state; whether it was new. */
    boolean add(State state) {
        if (!put(state.first(), state.window())) {
            return false;
        }
        size++;
        if (2 * size > firsts.length) {
            grow();
        }
        return true;
    }

    private boolean put(int first, long window) {
        long mixed = (window + first) * 0x9e3779b97f4a7c15L;
        int place = (int) (mixed >>> 32) & (firsts.length - 1);
        while (firsts[place] >= 0) {
            if (firsts[place] == first && windows[place] == window) {
                return false;
            }
            place = (place + 1) & (firsts.length - 1);
        }
        firsts[place] = first;
        windows[place] = window;
        return true;
    }

    private void grow() {
        int[] oldFirsts = firsts;
        long[] oldWindows = windows;
        firsts = free(2 * oldFirsts.length);
        windows = new long[firsts.length];
        for (int place = 0; place < oldFirsts.length; place++) {
            if (oldFirsts[place] >= 0) {
                put(oldFirsts[place], oldWindows[place]);
            }
        }
    }

    private static int[] free(int length) {
        int[] places = new int[length];
        Arrays.fill(places, -1);
        return places;
    }
}
