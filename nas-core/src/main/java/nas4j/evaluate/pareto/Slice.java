package nas4j.evaluate.pareto;

/** Points of which none dominates another in the first dimensions, in ascending order of the last of these. */
final class Slice {
    private final int dimensions;
    private final double[][] points;
    private int size;

    /** @param most how many points will be added at most */
    Slice(int most, int dimensions) {
        points = new double[most][];
        this.dimensions = dimensions;
    }

    boolean dominates(double[] point) {
        for (int k = 0; k < size; k++) {
            if (isNoLarger(points[k], point)) {
                return true;
            }
        }
        return false;
    }

    /** Adds a point that none dominates, and drops those that it dominates. */
    void add(double[] point) {
        int kept = 0;
        int place = 0;
        for (int k = 0; k < size; k++) {
            double[] other = points[k];
            if (!isNoLarger(point, other)) {
                points[kept++] = other;
                place += other[dimensions - 1] < point[dimensions - 1] ? 1 : 0;
            }
        }
        System.arraycopy(points, place, points, place + 1, kept - place);
        points[place] = point;
        size = kept + 1;
    }

    private boolean isNoLarger(double[] one, double[] other) {
        for (int k = 0; k < dimensions; k++) {
            if (one[k] > other[k]) {
                return false;
            }
        }
        return true;
    }

    /** All points, moved into the region that the given one dominates; in the same order. */
    double[][] limitedTo(double[] box) {
        double[][] limited = new double[size][dimensions];
        for (int k = 0; k < size; k++) {
            for (int d = 0; d < dimensions; d++) {
                limited[k][d] = Math.max(points[k][d], box[d]);
            }
        }
        return limited;
    }
}
