package nas4j.graph.memory;

/**
 * Steps of one segment that run in one go. Sets of moves are bits of a long, for segments of at most 64 moves; in larger
 * ones they mean nothing.
 */
final class Move {
    private final int[] steps;
    private final int[][] lastReads;
    private final long[][] readers;
    private final int[] before;
    private final long needed;

    /**
     * A move.
     *
     * @param steps in the order they run
     * @param lastReads for each step, the tensors it may free: those that no later step of the move reads, and that
     *     nothing after the segment needs
     * @param readers for each of these, the moves that read it
     * @param before the moves whose tensors this one reads
     */
    Move(int[] steps, int[][] lastReads, long[][] readers, int[] before) {
        this.steps = steps;
        this.lastReads = lastReads;
        this.readers = readers;
        this.before = before;
        long bits = 0;
        for (int move : before) {
            bits |= 1L << move;
        }
        needed = bits;
    }

    int[] steps() {
        return steps;
    }

    /** The tensors that the step at {@code index} may free. */
    int[] lastReads(int index) {
        return lastReads[index];
    }

    /** For each of these tensors, the set of moves that read it. */
    long[] readers(int index) {
        return readers[index];
    }

    /** The moves whose tensors this one reads, each once. */
    int[] before() {
        return before;
    }

    /** The same as a set. */
    long needed() {
        return needed;
    }
}
