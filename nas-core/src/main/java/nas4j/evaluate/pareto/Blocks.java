package nas4j.evaluate.pareto;

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
        if (covers(x, y, z)) {
            return 0;
        }
        double added = volumeAlone(x, y, z);
        insert(x, y, z);
        return added;
    }

    private boolean covers(double x, double y, double z) {
        for (int k = 0; k < size && zs[k] <= z; k++) {
            if (xs[k] <= x && ys[k] <= y) {
                return true;
            }
        }
        return false;
    }

    /** The box from the point to the reference, less what the others cover of it, bottom to top. */
    private double volumeAlone(double x, double y, double z) {
        double volume = (reference[0] - x) * (reference[1] - y) * (reference[2] - z);
        staircase.clear();
        for (int k = 0; k < size; k++) {
            double covered = staircase.add(Math.max(x, xs[k]), Math.max(y, ys[k]));
            volume -= covered * (reference[2] - Math.max(z, zs[k]));
            if (xs[k] <= x && ys[k] <= y) {
                break; // from here on the whole box is covered
            }
        }
        return volume;
    }

    /** Puts a point in its place, and drops those that it covers. */
    private void insert(double x, double y, double z) {
        int kept = 0;
        int place = 0;
        for (int k = 0; k < size; k++) {
            if (!(x <= xs[k] && y <= ys[k] && z <= zs[k])) {
                set(kept++, xs[k], ys[k], zs[k]);
                place += zs[k] < z ? 1 : 0;
            }
        }
        System.arraycopy(xs, place, xs, place + 1, kept - place);
        System.arraycopy(ys, place, ys, place + 1, kept - place);
        System.arraycopy(zs, place, zs, place + 1, kept - place);
        set(place, x, y, z);
        size = kept + 1;
    }

    private void set(int place, double x, double y, double z) {
        xs[place] = x;
        ys[place] = y;
        zs[place] = z;
    }
}
