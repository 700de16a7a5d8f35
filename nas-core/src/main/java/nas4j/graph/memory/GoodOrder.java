package nas4j.graph.memory;

/**
 * An order for a segment that is too large to be searched: a greedy one, improved by short searches for an order that
 * needs no more than a peak between the lower bound and the best so far, halving what is between them.
 */
final class GoodOrder {
    private static final int HALVINGS = 6;
    private static final int STATES_EACH = 1 << 13;

    private final long peak;
    private final int[] moves;

    private GoodOrder(long peak, int[] moves) {
        this.peak = peak;
        this.moves = moves;
    }

    static GoodOrder of(Segment segment, long bound) {
        GreedyOrder greedy = GreedyOrder.best(segment, bound);
        GoodOrder best = new GoodOrder(greedy.peak(), greedy.moves());
        long low = bound;
        for (int k = 0; k < HALVINGS && low < best.peak; k++) {
            long middle = low + (best.peak - low) / 2;
            OrderSearch search = new OrderSearch(segment, middle);
            if (search.run(STATES_EACH) && search.peak() < best.peak) {
                best = new GoodOrder(search.peak(), search.moves());
            } else {
                low = middle;
            }
        }
        return best;
    }

    long peak() {
        return peak;
    }

    int[] moves() {
        return moves;
    }
}
