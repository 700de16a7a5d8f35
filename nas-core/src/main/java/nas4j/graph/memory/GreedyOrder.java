package nas4j.graph.memory;

import java.util.ArrayList;
import java.util.List;

/** An order of a segment's moves that takes at each place the one that looks best there; the best of three rules. */
final class GreedyOrder {
    /** What looks best. */
    private enum Rule {
        /** The move that leaves least in use, then the one that needs least. */
        LEAST_AFTER,
        /** The move that needs least, then the one that leaves least in use. */
        LEAST_PEAK,
        /** The move that comes first in the network. */
        GIVEN
    }

    private final Steps steps;
    private final List<Move> moves;
    private final long threshold;
    private final int[] unread;
    private final int[] waitsFor;
    private final List<List<Integer>> waiting = new ArrayList<>();
    private final List<Integer> ready = new ArrayList<>();
    private final int[] order;
    private long live;
    private long peak;
    private long highest;
    private long after;

    private GreedyOrder(Segment segment, long threshold) {
        steps = segment.all();
        moves = segment.moves();
        this.threshold = threshold;
        live = segment.bytesAtStart();
        peak = live;
        unread = new int[steps.tensors()];
        waitsFor = new int[moves.size()];
        order = new int[moves.size()];
        for (int move = 0; move < order.length; move++) {
            waiting.add(new ArrayList<>());
            waitsFor[move] = moves.get(move).before().length;
            for (int before : moves.get(move).before()) {
                waiting.get(before).add(move);
            }
            if (waitsFor[move] == 0) {
                ready.add(move);
            }
            countReads(moves.get(move));
        }
    }

    /**
     * The best of the greedy orders.
     *
     * @param threshold a peak that need not be undercut
     */
    static GreedyOrder best(Segment segment, long threshold) {
        GreedyOrder best = new GreedyOrder(segment, threshold);
        best.run(Rule.GIVEN);
        for (Rule rule : List.of(Rule.LEAST_AFTER, Rule.LEAST_PEAK)) {
            GreedyOrder other = new GreedyOrder(segment, threshold);
            other.run(rule);
            best = other.peak < best.peak ? other : best;
        }
        return best;
    }

    long peak() {
        return peak;
    }

    int[] moves() {
        return order;
    }

    private void countReads(Move move) {
        for (int k = 0; k < move.steps().length; k++) {
            for (int tensor : move.lastReads(k)) {
                unread[tensor]++;
            }
        }
    }

    private void run(Rule rule) {
        for (int place = 0; place < order.length; place++) {
            int chosen = choose(rule);
            order[place] = ready.remove(chosen);
            Move move = moves.get(order[place]);
            weigh(move);
            peak = Math.max(peak, highest);
            live = after;
            for (int k = 0; k < move.steps().length; k++) {
                for (int tensor : move.lastReads(k)) {
                    unread[tensor]--;
                }
            }
            for (int waiter : waiting.get(order[place])) {
                if (--waitsFor[waiter] == 0) {
                    ready.add(waiter);
                }
            }
        }
    }

    /** Index, in the list of moves that are ready, of the one that looks best. */
    private int choose(Rule rule) {
        int best = 0;
        long bestFirst = Long.MAX_VALUE;
        long bestSecond = Long.MAX_VALUE;
        for (int index = 0; index < ready.size(); index++) {
            weigh(moves.get(ready.get(index)));
            if (highest <= Math.max(threshold, peak) && after <= live) {
                return index;
            }
            long first =
                    switch (rule) {
                        case LEAST_AFTER -> after;
                        case LEAST_PEAK -> highest;
                        case GIVEN -> ready.get(index);
                    };
            long second = rule == Rule.LEAST_AFTER ? highest : after;
            if (first < bestFirst || (first == bestFirst && second < bestSecond)) {
                best = index;
                bestFirst = first;
                bestSecond = second;
            }
        }
        return best;
    }

    /** Computes what is in use at most while a move runs, and after it. */
    private void weigh(Move move) {
        long level = live;
        highest = 0;
        for (int k = 0; k < move.steps().length; k++) {
            level += steps.bytes(move.steps()[k]);
            highest = Math.max(highest, level);
            for (int tensor : move.lastReads(k)) {
                level -= unread[tensor] == 1 ? steps.bytes(tensor) : 0;
            }
        }
        after = level;
    }
}
