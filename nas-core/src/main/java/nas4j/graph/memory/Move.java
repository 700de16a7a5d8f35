package nas4j.graph.memory;

/** Steps of one segment that run in one go. */
final class Move {
    private final int[] steps;
    private final int[][] lastReads;
    private final int[][][] readers;
    private final int[] before;

    /**
     * A move.
     *
     * @param steps in the order they run
     * @param lastReads for each step, the tensors it may free: those that no later step of the move reads, and that
     *     nothing after the segment needs
     * @param readers for each of these, the moves that read it
     * @param before the moves whose tensors this one reads
     */
    Move(int[] steps, int[][] lastReads, int[][][] readers, int[] before) {
        this.steps = steps;
        this.lastReads = lastReads;
        this.readers = readers;
        this.before = before;
    }

    int[] steps() {
        return steps;
    }

    /** The tensors that the step at {@code index} may free. */
    int[] lastReads(int index) {
        return lastReads[index];
    }

    /** For each of these tensors, the moves that read it, each once. */
    int[][] readers(int index) {
        return readers[index];
    }

    /** The moves whose tensors this one reads, each once. */
    int[] before() {
        return before;
    }
}
