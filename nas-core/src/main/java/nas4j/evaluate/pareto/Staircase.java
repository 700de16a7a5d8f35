package nas4j.evaluate.pareto;

import java.util.Arrays;

/**
 * The region of a plane that some points cover: what is no smaller than one of them in both coordinates. Its lower border is
 * a staircase, of which the points that are not covered by others are the steps.
 */
final class Staircase {
    private static final int FIRST_ROOM = 16;

    private final double referenceX;
    private final double referenceY;
    /** The steps: x ascending, y descending. */
    private double[] xs = new double[FIRST_ROOM];

    private double[] ys = new double[FIRST_ROOM];
    private int size;

    /** Areas are counted up to the reference. */
    Staircase(double referenceX, double referenceY) {
        this.referenceX = referenceX;
        this.referenceY = referenceY;
    }

    void clear() {
        size = 0;
    }

    /** Whether the point is in the region. */
    boolean covers(double x, double y) {
        int before = countUpTo(x);
        return before > 0 && ys[before - 1] <= y;
    }

    /** Adds a point below the reference; gives the area that was not covered before. */
    double add(double x, double y) {
        int from = countUpTo(x);
        double height = from > 0 ? ys[from - 1] : referenceY;
        if (height <= y) {
            return 0;
        }
        int to = from;
        double left = x;
        double area = 0;
        for (; to < size && ys[to] >= y; to++) {
            area += (xs[to] - left) * (height - y);
            left = xs[to];
            height = ys[to];
        }
        area += ((to < size ? xs[to] : referenceX) - left) * (height - y);
        replace(from > 0 && xs[from - 1] == x ? from - 1 : from, to, x, y);
        return area;
    }

    /** How many steps have no larger x. */
    private int countUpTo(double x) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (xs[middle] <= x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Puts a step in the place of some. */
    private void replace(int from, int to, double x, double y) {
        if (from == to && size == xs.length) {
            xs = Arrays.copyOf(xs, 2 * size);
            ys = Arrays.copyOf(ys, 2 * size);
        }
        if (to != from + 1) {
            System.arraycopy(xs, to, xs, from + 1, size - to);
            System.arraycopy(ys, to, ys, from + 1, size - to);
        }
        xs[from] = x;
        ys[from] = y;
        size += 1 - (to - from);
    }
}
