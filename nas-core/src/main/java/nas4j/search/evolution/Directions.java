package nas4j.search.evolution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Points that are spread evenly on the plane where all coordinates are from 0 to 1 and sum up to 1: all whose coordinates
 * are multiples of 1/p. Das and Dennis 1998, "Normal-boundary intersection".
 */
final class Directions {
    private final double[][] points;

    private Directions(double[][] points) {
        this.points = points;
    }

    /**
     * With the largest p that gives no more than so many points; p = 1, a point for each axis, if that gives more.
     *
     * @param dimensions from 1
     */
    static Directions of(int dimensions, int most) {
        int parts = 1;
        while (dimensions > 1 && count(dimensions, parts + 1) <= most) {
            parts++;
        }
        List<double[]> points = new ArrayList<>();
        spread(new double[dimensions], 0, parts, parts, points);
        return new Directions(points.toArray(double[][]::new));
    }

    /** The binomial coefficient of p + m − 1 over m − 1. */
    private static double count(int dimensions, int parts) {
        double count = 1;
        for (int k = 1; k < dimensions; k++) {
            count = count * (parts + k) / k;
        }
        return count;
    }

    private static void spread(double[] point, int axis, int left, int parts, List<double[]> points) {
        if (axis == point.length - 1) {
            point[axis] = left / (double) parts;
            points.add(point.clone());
            return;
        }
        for (int taken = 0; taken <= left; taken++) {
            point[axis] = taken / (double) parts;
            spread(point, axis + 1, left - taken, parts, points);
        }
    }

    int size() {
        return points.length;
    }

    List<Double> point(int direction) {
        return Arrays.stream(points[direction]).boxed().toList();
    }

    /** The direction whose line from the origin is nearest. */
    int nearest(double[] point) {
        int nearest = 0;
        for (int k = 1; k < points.length; k++) {
            nearest = distance(point, k) < distance(point, nearest) ? k : nearest;
        }
        return nearest;
    }

    /** The distance of a point from a direction's line. */
    double distance(double[] point, int direction) {
        double[] along = points[direction];
        double product = 0;
        double square = 0;
        for (int k = 0; k < point.length; k++) {
            product += point[k] * along[k];
            square += along[k] * along[k];
        }
        double sum = 0;
        for (int k = 0; k < point.length; k++) {
            double off = point[k] - product / square * along[k];
            sum += off * off;
        }
        return Math.sqrt(sum);
    }
}
