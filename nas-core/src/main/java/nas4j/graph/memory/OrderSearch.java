package nas4j.graph.memory;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Finds the order of a segment's moves with the least peak, by dynamic programming over down-sets: a state is the set of
 * moves that have run, and its value is the least peak on a way to it. States are visited in the order of their value,
 * so the first complete one is best; among equal values the last found comes first. A move that fits below the value and
 * leaves no more in use than before is run at once: whatever an order runs before it would find no more in use after it.
 */
final class OrderSearch {
    /** Most states that are visited: all there are of 20 moves. */
    static final int MAX_STATES = 1 << 20;

    private static final int MOST_MOVES = 64;

    private final Steps steps;
    private final List<Move> moves;
    private final long all;
    private final Deque<State> open = new ArrayDeque<>();
    private final PriorityQueue<Waiting> tooHigh = new PriorityQueue<>(Comparator.comparingLong(Waiting::peak));
    private final VisitedSets visited = new VisitedSets();
    private long threshold;
    private int[] order = {};
    private long highest;
    private long after;

    /**
     * A search in one segment.
     *
     * @param threshold a peak that need not be undercut
     */
    OrderSearch(Segment segment, long threshold) {
        steps = segment.all();
        moves = segment.moves();
        all = moves.size() < MOST_MOVES ? (1L << moves.size()) - 1 : -1L;
        this.threshold = Math.max(threshold, segment.bytesAtStart());
        open.push(new State(0, segment.bytesAtStart(), -1, null));
    }

    /** Searches; whether an order was found before the states ran out. */
    boolean run() {
        while (moves.size() <= MOST_MOVES && visited.size() < MAX_STATES) {
            if (open.isEmpty()) {
                // Some order completes the segment, so there is a state left.
                Waiting next = tooHigh.remove();
                threshold = next.peak;
                expand(next.state);
                continue;
            }
            State state = open.pop();
            if (state.done == all) {
                order = order(state);
                return true;
            }
            if (visited.add(state.done)) {
                expand(state);
            }
        }
        return false;
    }

    /** What every order needs at least, or the threshold the search began with. */
    long threshold() {
        return threshold;
    }

    /** The best order of the moves, once found. */
    int[] moves() {
        return order;
    }

    private void expand(State state) {
        for (int move = 0; move < moves.size(); move++) {
            if (isReady(move, state.done)) {
                weigh(move, state);
                if (highest <= threshold && after <= state.live) {
                    open.push(next(state, move));
                    return;
                }
            }
        }
        long lowest = Long.MAX_VALUE;
        for (int move = moves.size() - 1; move >= 0; move--) {
            if (isReady(move, state.done) && !visited.contains(state.done | 1L << move)) {
                weigh(move, state);
                if (highest <= threshold) {
                    open.push(next(state, move));
                } else {
                    lowest = Math.min(lowest, highest);
                }
            }
        }
        if (lowest < Long.MAX_VALUE) {
            tooHigh.add(new Waiting(state, lowest));
        }
    }

    private boolean isReady(int move, long done) {
        return (done & 1L << move) == 0 && (moves.get(move).needed() & ~done) == 0;
    }

    private State next(State state, int move) {
        return new State(state.done | 1L << move, after, move, state);
    }

    /** Computes what is in use at most while a move runs, and after it. */
    private void weigh(int index, State state) {
        Move move = moves.get(index);
        long left = ~(state.done | 1L << index);
        long live = state.live;
        highest = 0;
        for (int k = 0; k < move.steps().length; k++) {
            live += steps.bytes(move.steps()[k]);
            highest = Math.max(highest, live);
            int[] tensors = move.lastReads(k);
            long[] readers = move.readers(k);
            for (int read = 0; read < tensors.length; read++) {
                live -= (readers[read] & left) == 0 ? steps.bytes(tensors[read]) : 0;
            }
        }
        after = live;
    }

    private int[] order(State last) {
        int[] found = new int[moves.size()];
        int place = found.length;
        for (State state = last; state.previous != null; state = state.previous) {
            found[--place] = state.move;
        }
        return found;
    }

    /** Moves that have run, the bytes then in use, and how it came about. */
    private record State(
            long done, long live, int move, @Nullable State previous) {}

    /** A state some of whose moves need more than the threshold: at least {@code peak}. */
    private record Waiting(State state, long peak) {}
}
