package nas4j.search.evolution;

import java.util.List;

/**
 * Scales losses: 0 is the least of each, 1 where the plane through the extreme members meets its axis. Deb and Jain 2014,
 * "An evolutionary many-objective optimization algorithm using reference-point-based nondominated sorting approach, part I"
 * (NSGA-III), algorithm 2. Where there is no such plane, or it meets an axis at or below 0, 1 is the largest loss of the
 * first front.
 */
final class Intercepts {
    private static final double OFF_AXIS = 1e6;
    private static final double LEAST = 1e-9;

    private final double[] ideal;
    private final double[] lengths;

    private Intercepts(double[] ideal, double[] lengths) {
        this.ideal = ideal;
        this.lengths = lengths;
    }

    /** @param members not empty; the losses of each, of the first front first */
    static Intercepts of(List<double[]> members, int firstFront) {
        int axes = members.getFirst().length;
        double[] ideal = members.getFirst().clone();
        double[] largest = new double[axes];
        for (double[] losses : members) {
            for (int k = 0; k < axes; k++) {
                ideal[k] = Math.min(ideal[k], losses[k]);
            }
        }
        for (double[] losses : members.subList(0, firstFront)) {
            for (int k = 0; k < axes; k++) {
                largest[k] = Math.max(largest[k], losses[k] - ideal[k]);
            }
        }
        double[] plane = plane(members, ideal);
        for (int k = 0; k < axes; k++) {
            // Not a number where the extreme members are on no plane.
            boolean meets = plane[k] > 0 && 1 / plane[k] > LEAST;
            double length = meets ? 1 / plane[k] : largest[k];
            largest[k] = length > LEAST ? length : 1;
        }
        return new Intercepts(ideal, largest);
    }

    /** The plane's equation is the sum of these times the coordinates = 1. */
    private static double[] plane(List<double[]> members, double[] ideal) {
        int axes = ideal.length;
        double[][] rows = new double[axes][axes + 1];
        for (int axis = 0; axis < axes; axis++) {
            double[] extreme = extreme(members, ideal, axis);
            for (int k = 0; k < axes; k++) {
                rows[axis][k] = extreme[k] - ideal[k];
            }
            rows[axis][axes] = 1;
        }
        return LinearSystem.solve(rows);
    }

    /** The member that is nearest to an axis: of the least max of its coordinates, those off the axis times 10⁶. */
    private static double[] extreme(List<double[]> members, double[] ideal, int axis) {
        double[] extreme = members.getFirst();
        double least = Double.POSITIVE_INFINITY;
        for (double[] losses : members) {
            double reached = 0;
            for (int k = 0; k < ideal.length; k++) {
                reached = Math.max(reached, (losses[k] - ideal[k]) * (k == axis ? 1 : OFF_AXIS));
            }
            if (reached < least) {
                least = reached;
                extreme = losses;
            }
        }
        return extreme;
    }

    double[] scale(double[] losses) {
        double[] scaled = new double[losses.length];
        for (int k = 0; k < scaled.length; k++) {
            scaled[k] = (losses[k] - ideal[k]) / lengths[k];
        }
        return scaled;
    }
}
