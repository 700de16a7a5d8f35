package nas4j.evaluate.pareto;

import java.util.Arrays;

/**
 * The region of space that some points cover: what is no smaller than one of them in all three coordinates. Kept are the
 * points that are not covered by others, z ascending, in plain arrays: most of the time of a hypervolume is spent here.
 */
final class Blocks {
    private final double[] reference;
    private final Staircase staircase;
    private final double[] xs;
    private final double[] ys;
    private final double[] zs;
    private int size;

    /**
     * Nothing is covered yet.
     *
     * @param most how many points will be added at most
     * @param reference volumes are counted up to its first three numbers
     */
    Blocks(int most, double[] reference) {
        this.reference = reference;
        staircase = new Staircase(reference[0], reference[1]);
        xs = new double[most];
        ys = new double[most];
        zs = new double[most];
    }

    /** Adds a point below the reference; gives the volume that was not covered before. */
    double add(double x, double y, double z) {
        double added = volumeAlone(x, y, z);
        if (added > 0) {
            insert(x, y, z);
        }
        return added;
    }

    /**
     * The box from the point to the reference, less what the others cover of it, bottom to top. What is open of the box
     * gets smaller on the way; most points are beside it, which two comparisons tell.
     */
    private double volumeAlone(double x, double y, double z) {
        double volume = (reference[0] - x) * (reference[1] - y) * (reference[2] - z);
        double right = reference[0];
        double top = reference[1];
        staircase.clear();
        for (int k = findOpen(0, right, top); k < size; k = findOpen(k + 1, right, top)) {
            double left = xs[k];
            double bottom = ys[k];
            boolean isBelow = left <= x && bottom <= y;
            if (isBelow && zs[k] <= z) {
                return 0;
            }
            double covered = staircase.add(Math.max(x, left), Math.max(y, bottom));
            volume -= covered * (reference[2] - Math.max(z, zs[k]));
            if (isBelow) {
                break; // from here on the whole box is covered
            }
            right = bottom <= y ? left : right;
            top = left <= x ? bottom : top;
        }
        return Math.max(0, volume);
    }

    /** The first point from there on that is below both. */
    private int findOpen(int from, double right, double top) {
        for (int k = from; k < size; k++) {
            if (xs[k] < right && ys[k] < top) {
                return k;
            }
        }
        return size;
    }

    /** Puts a point in its place, and drops those that it covers: none is below it. */
    private void insert(double x, double y, double z) {
        int place = countBelow(z);
        int kept = place;
        for (int k = place; k < size; k++) {
            if (xs[k] < x || ys[k] < y) {
                kept = kept == k ? k + 1 : move(k, kept);
            }
        }
        System.arraycopy(xs, place, xs, place + 1, kept - place);
        System.arraycopy(ys, place, ys, place + 1, kept - place);
        System.arraycopy(zs, place, zs, place + 1, kept - place);
        xs[place] = x;
        ys[place] = y;
        zs[place] = z;
        size = kept + 1;
    }

    private int countBelow(double z) {
        int found = Arrays.binarySearch(zs, 0, size, z);
        int place = found < 0 ? -found - 1 : found;
        while (place > 0 && zs[place - 1] == z) {
            place--;
        }
        return place;
    }

    /** Gives the place after the new one. */
    private int move(int from, int to) {
        xs[to] = xs[from];
        ys[to] = ys[from];
        zs[to] = zs[from];
        return to + 1;
    }
}
