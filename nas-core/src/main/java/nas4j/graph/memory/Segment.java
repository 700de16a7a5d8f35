package nas4j.graph.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Steps between two that every order has at the same place: all that comes before such a step is its ancestor, all that
 * comes after is its descendant. So each segment can be ordered alone.
 *
 * <p>Within a segment, a step and its only reader are one move if some best order runs them in one go. Let u be a step
 * of size s whose tensor is read by w alone, w reading nothing else that a step fills; let w fill t bytes and let u free
 * f bytes at most. If f ≤ s and f ≤ t, what an order runs between u and w may as well run before u: it then finds no
 * more memory in use, and u needs no more than w did.
 */
final class Segment {
    /** Segments of more steps than this have a lower bound that looks at one step's inputs and output only. */
    private static final int MOST_FOR_REACH = 2_048;

    private final Steps all;
    private final int from;
    private final int to;
    private final long bytesAtStart;
    private final List<Move> moves;
    private final long lowerBound;

    private Segment(Steps all, int from, int to, long bytesAtStart) {
        this.all = all;
        this.from = from;
        this.to = to;
        this.bytesAtStart = bytesAtStart;
        moves = makeMoves();
        lowerBound = makeLowerBound();
    }

    /** Cuts a network into segments. */
    static List<Segment> split(Steps steps) {
        boolean[] cuts = cuts(steps);
        List<Segment> segments = new ArrayList<>();
        int[] unread = new int[steps.tensors()];
        for (int tensor = 0; tensor < unread.length; tensor++) {
            unread[tensor] = steps.readers(tensor).length;
        }
        long live = steps.bytesAtStart();
        long liveAtStart = live;
        int from = 0;
        for (int step = 0; step < steps.count(); step++) {
            live += unread[step] > 0 || steps.staysToTheEnd(step) ? steps.bytes(step) : 0;
            for (int tensor : steps.reads(step)) {
                unread[tensor]--;
                live -= unread[tensor] == 0 && !steps.staysToTheEnd(tensor) ? steps.bytes(tensor) : 0;
            }
            if (cuts[step] || step == steps.count() - 1) {
                segments.add(new Segment(steps, from, step + 1, liveAtStart));
                from = step + 1;
                liveAtStart = live;
            }
        }
        return segments;
    }

    /** The network's steps. */
    Steps all() {
        return all;
    }

    /** What may be ordered, numbered in topological order. */
    List<Move> moves() {
        return moves;
    }

    /** Bytes in use before the segment's first step runs. */
    long bytesAtStart() {
        return bytesAtStart;
    }

    /** Bytes that every order needs. */
    long lowerBound() {
        return lowerBound;
    }

    /** Writes the steps of the moves, in the given order of all moves, to the segment's places in an order of all steps. */
    void write(int[] moveOrder, int[] order) {
        int place = from;
        for (int move : moveOrder) {
            for (int step : moves.get(move).steps()) {
                order[place++] = step;
            }
        }
    }

    /** Steps with one sink up to them and one source from them on: comparable with all others. */
    private static boolean[] cuts(Steps steps) {
        int count = steps.count();
        int[] sinks = new int[count + 1];
        int[] sources = new int[count + 1];
        for (int step = 0; step < count; step++) {
            int[] readers = steps.readers(step);
            sinks[step]++;
            sinks[readers.length == 0 ? count : readers[0]]--;
            int latest = -1;
            for (int tensor : steps.reads(step)) {
                latest = tensor < count ? Math.max(latest, tensor) : latest;
            }
            sources[latest + 1]++;
            sources[step + 1]--;
        }
        boolean[] cuts = new boolean[count];
        int sink = 0;
        int source = 0;
        for (int step = 0; step < count; step++) {
            sink += sinks[step];
            source += sources[step];
            cuts[step] = sink == 1 && source == 1;
        }
        return cuts;
    }

    private List<Move> makeMoves() {
        int[] moveOf = new int[to - from];
        List<int[]> chains = new ArrayList<>();
        Arrays.fill(moveOf, -1);
        for (int step = from; step < to; step++) {
            if (moveOf[step - from] < 0) {
                int[] chain = chainFrom(step);
                for (int member : chain) {
                    moveOf[member - from] = chains.size();
                }
                chains.add(chain);
            }
        }
        List<Move> made = new ArrayList<>(chains.size());
        for (int[] chain : chains) {
            made.add(move(chain, moveOf));
        }
        return made;
    }

    private int[] chainFrom(int first) {
        int[] chain = {first};
        int next = follower(first);
        while (next >= 0) {
            chain = Arrays.copyOf(chain, chain.length + 1);
            chain[chain.length - 1] = next;
            next = follower(next);
        }
        return chain;
    }

    /** The step that is best run right after the given one, or −1. */
    private int follower(int step) {
        int[] readers = all.readers(step);
        if (readers.length != 1 || readers[0] >= to || all.staysToTheEnd(step)) {
            return -1;
        }
        int reader = readers[0];
        for (int tensor : all.reads(reader)) {
            if (tensor != step && tensor < all.count()) {
                return -1;
            }
        }
        long freed = 0;
        for (int tensor : all.reads(step)) {
            freed += all.staysToTheEnd(tensor) ? 0 : all.bytes(tensor);
        }
        return freed <= all.bytes(step) && freed <= all.bytes(reader) ? reader : -1;
    }

    private Move move(int[] chain, int[] moveOf) {
        int[][] lastReads = new int[chain.length][];
        int[][][] readers = new int[chain.length][][];
        BitSet before = new BitSet();
        BitSet readLater = new BitSet();
        for (int index = chain.length - 1; index >= 0; index--) {
            int step = chain[index];
            int[] freed = new int[all.reads(step).length + 1];
            int count = 0;
            for (int tensor : all.reads(step)) {
                if (!isNeededAfter(tensor) && !readLater.get(tensor)) {
                    freed[count++] = tensor;
                }
                readLater.set(tensor);
                if (isFilledHere(tensor) && moveOf[tensor - from] != moveOf[step - from]) {
                    before.set(moveOf[tensor - from]);
                }
            }
            if (all.readers(step).length == 0 && !all.staysToTheEnd(step)) {
                freed[count++] = step;
            }
            lastReads[index] = Arrays.copyOf(freed, count);
            readers[index] = new int[count][];
            for (int k = 0; k < count; k++) {
                readers[index][k] = readersOf(freed[k], moveOf);
            }
        }
        return new Move(chain, lastReads, readers, before.stream().toArray());
    }

    /** The segment's moves that read a tensor. */
    private int[] readersOf(int tensor, int[] moveOf) {
        return Arrays.stream(all.readers(tensor))
                .filter(reader -> reader >= from && reader < to)
                .map(reader -> moveOf[reader - from])
                .distinct()
                .toArray();
    }

    private boolean isFilledHere(int tensor) {
        return tensor >= from && tensor < to;
    }

    private boolean isNeededAfter(int tensor) {
        int[] readers = all.readers(tensor);
        return all.staysToTheEnd(tensor) || (readers.length > 0 && readers[readers.length - 1] >= to);
    }

    /** For each step, what must be in use when it runs, whatever ran before it. */
    private long makeLowerBound() {
        BitSet here = tensorsHere();
        BitSet[] reach = to - from <= MOST_FOR_REACH ? reach() : new BitSet[0];
        long carried = bytesAtStart;
        for (int tensor = here.nextSetBit(0); tensor >= 0; tensor = here.nextSetBit(tensor + 1)) {
            carried -= isFilledHere(tensor) ? 0 : all.bytes(tensor);
        }
        long bound = bytesAtStart;
        for (int step = from; step < to; step++) {
            long live = carried + all.bytes(step);
            if (reach.length == 0) {
                for (int tensor : all.reads(step)) {
                    live += here.get(tensor) ? all.bytes(tensor) : 0;
                }
            } else {
                live += surelyLive(step, here, reach);
            }
            bound = Math.max(bound, live);
        }
        return bound;
    }

    /** Bytes of the tensors, of those here, that are filled before a step runs and needed then or later. */
    private long surelyLive(int step, BitSet here, BitSet[] reach) {
        long live = 0;
        for (int tensor = here.nextSetBit(0); tensor >= 0; tensor = here.nextSetBit(tensor + 1)) {
            boolean filled = !isFilledHere(tensor) || (tensor != step && reach[tensor - from].get(step - from));
            if (filled && (isNeededAfter(tensor) || isReadFrom(step, tensor, reach))) {
                live += all.bytes(tensor);
            }
        }
        return live;
    }

    private boolean isReadFrom(int step, int tensor, BitSet[] reach) {
        for (int reader : all.readers(tensor)) {
            if (reader >= from && reader < to && reach[step - from].get(reader - from)) {
                return true;
            }
        }
        return false;
    }

    /** The tensors that the segment's steps read or fill. */
    private BitSet tensorsHere() {
        BitSet here = new BitSet();
        for (int step = from; step < to; step++) {
            here.set(step);
            for (int tensor : all.reads(step)) {
                here.set(tensor);
            }
        }
        return here;
    }

    /** For each step, itself and its descendants in the segment. */
    private BitSet[] reach() {
        BitSet[] reach = new BitSet[to - from];
        for (int step = to - 1; step >= from; step--) {
            BitSet reached = new BitSet();
            reached.set(step - from);
            for (int reader : all.readers(step)) {
                if (reader < to) {
                    reached.or(reach[reader - from]);
                }
            }
            reach[step - from] = reached;
        }
        return reach;
    }
}
