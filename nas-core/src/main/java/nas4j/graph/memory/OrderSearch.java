package nas4j.graph.memory;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Finds the order of a segment's moves with the least peak, by dynamic programming over down-sets: a state is the set of
 * moves that have run, and its value is the least peak on a way to it. States are visited in the order of their value,
 * so the first complete one is best; among equal values the last found comes first. A move that fits below the value and
 * leaves no more in use than before is run at once: whatever an order runs before it would find no more in use after it.
 *
 * <p>A state is the first move that has not run and which of the 64 from there on have. Ways that run a move further
 * ahead are left out; from then on the search finds good orders but proves no more.
 */
final class OrderSearch {
    /** Most moves of which all states are visited if need be. */
    static final int MOST_IN_FULL = 20;
    /** Most states that are visited of more moves. */
    static final int MAX_STATES = 1 << 17;

    private final Steps steps;
    private final List<Move> moves;
    private final Deque<State> open = new ArrayDeque<>();
    private final PriorityQueue<Waiting> tooHigh = new PriorityQueue<>(Comparator.comparingLong(Waiting::peak));
    private final VisitedStates visited = new VisitedStates();
    /** For each move, the latest that comes before it. */
    private final int[] latestBefore;

    private boolean hasLeftOut;
    private long threshold;
    private long proven;
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
        this.threshold = Math.max(threshold, segment.bytesAtStart());
        proven = this.threshold;
        latestBefore = new int[moves.size()];
        for (int move = 0; move < latestBefore.length; move++) {
            latestBefore[move] = -1;
            for (int before : moves.get(move).before()) {
                latestBefore[move] = Math.max(latestBefore[move], before);
            }
        }
        open.push(State.start(segment.bytesAtStart()));
    }

    /** Searches as far as is sensible; whether an order was found. */
    boolean run() {
        return run(moves.size() <= MOST_IN_FULL ? 1 << MOST_IN_FULL : MAX_STATES);
    }

    /** Searches; whether an order was found before so many states were visited. */
    boolean run(int mostStates) {
        while (visited.size() < mostStates) {
            if (open.isEmpty()) {
                // Running moves in their own order completes the segment, so there is a state left.
                raise(tooHigh.remove());
                continue;
            }
            State state = open.pop();
            if (state.first() == moves.size()) {
                order = state.moves(moves.size());
                return true;
            }
            if (visited.add(state)) {
                expand(state);
            }
        }
        return false;
    }

    /** The peak of the order found. */
    long peak() {
        return threshold;
    }

    /** What every order needs at least, or the threshold the search began with. */
    long proven() {
        return proven;
    }

    /** The best order of the moves, once found. */
    int[] moves() {
        return order;
    }

    private void raise(Waiting next) {
        threshold = next.peak;
        proven = hasLeftOut ? proven : threshold;
        expand(next.state);
    }

    private void expand(State state) {
        int end = Math.min(moves.size(), state.first() + State.WINDOW);
        for (int move = state.first(); move < end; move++) {
            if (isReady(move, state)) {
                weigh(move, state);
                if (highest <= threshold && after <= state.live()) {
                    open.push(state.next(move, after));
                    return;
                }
            }
        }
        hasLeftOut |= hasReadyBeyond(end, state);
        long lowest = Long.MAX_VALUE;
        for (int move = end - 1; move >= state.first(); move--) {
            if (isReady(move, state)) {
                weigh(move, state);
                if (highest > threshold) {
                    lowest = Math.min(lowest, highest);
                } else {
                    open.push(state.next(move, after));
                }
            }
        }
        if (lowest < Long.MAX_VALUE) {
            tooHigh.add(new Waiting(state, lowest));
        }
    }

    private boolean hasReadyBeyond(int end, State state) {
        for (int move = end; move < moves.size() && !hasLeftOut; move++) {
            if (latestBefore[move] < end && isReady(move, state)) {
                return true;
            }
        }
        return false;
    }

    private boolean isReady(int move, State state) {
        if (state.has(move)) {
            return false;
        }
        for (int before : moves.get(move).before()) {
            if (!state.has(before)) {
                return false;
            }
        }
        return true;
    }

    /** Computes what is in use at most while a move runs, and after it. */
    private void weigh(int index, State state) {
        Move move = moves.get(index);
        long live = state.live();
        highest = 0;
        for (int k = 0; k < move.steps().length; k++) {
            live += steps.bytes(move.steps()[k]);
            highest = Math.max(highest, live);
            int[] tensors = move.lastReads(k);
            for (int read = 0; read < tensors.length; read++) {
                live -= haveAllRun(move.readers(k)[read], index, state) ? steps.bytes(tensors[read]) : 0;
            }
        }
        after = live;
    }

    private static boolean haveAllRun(int[] readers, int running, State state) {
        for (int reader : readers) {
            if (reader != running && !state.has(reader)) {
                return false;
            }
        }
        return true;
    }

    /** A state some of whose moves need more than the threshold: at least {@code peak}. */
    private record Waiting(State state, long peak) {}
}
