package nas4j.search.spaceevo;

/** The least of the losses that it is told, in a heap with the greatest of them on top. For one thread. */
final class LeastLosses {
    private final double[] heap;
    private int size;
    private double limit = Double.POSITIVE_INFINITY;

    LeastLosses(int most) {
        heap = new double[most];
    }

    /** Above it, losses are no longer among the least. */
    double limit() {
        return limit;
    }

    void add(double loss) {
        if (size < heap.length) {
            up(loss);
            size++;
        } else if (loss < limit) {
            down(loss);
        }
        if (size == heap.length) {
            limit = heap[0];
        }
    }

    private void up(double loss) {
        int at = size;
        while (at > 0 && heap[(at - 1) / 2] < loss) {
            heap[at] = heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        heap[at] = loss;
    }

    private void down(double loss) {
        int at = 0;
        for (int child = 1; child < size; child = 2 * at + 1) {
            int greater = child + 1 < size && heap[child + 1] > heap[child] ? child + 1 : child;
            if (heap[greater] <= loss) {
                break;
            }
            heap[at] = heap[greater];
            at = greater;
        }
        heap[at] = loss;
    }

    /** NaN if there is none. */
    double mean() {
        double sum = 0;
        for (int k = 0; k < size; k++) {
            sum += heap[k];
        }
        return sum / size;
    }
}
