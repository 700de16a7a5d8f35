package nas4j.graph.memory;

import org.jspecify.annotations.Nullable;

/**
 * Moves that have run: all before the first that has not, and some of the {@value #WINDOW} from there on.
 *
 * @param first the first move that has not run
 * @param window which of the moves from there on have run, as bits; the first bit is not set
 * @param live bytes in use
 * @param last the move that ran last, −1 if none has
 * @param previous the state before that
 */
record State(
        int first,
        long window,
        long live,
        int last,
        @Nullable State previous) {
    static final int WINDOW = 64;

    static State start(long live) {
        return new State(0, 0, live, -1, null);
    }

    /** Whether a move has run. */
    boolean has(int move) {
        int place = move - first;
        return place < 0 || (place < WINDOW && (window >>> place & 1) != 0);
    }

    /** The state after a move within the window. */
    State next(int move, long liveAfter) {
        long done = window | 1L << (move - first);
        int shift = Long.numberOfTrailingZeros(~done);
        return new State(first + shift, shift == WINDOW ? 0 : done >>> shift, liveAfter, move, this);
    }

    /** The moves in the order they ran. */
    int[] moves(int count) {
        int[] moves = new int[count];
        int place = count;
        for (State state = this; state.previous != null; state = state.previous) {
            moves[--place] = state.last;
        }
        return moves;
    }
}
