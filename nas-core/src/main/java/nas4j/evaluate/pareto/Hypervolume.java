package nas4j.evaluate.pareto;

import java.util.Comparator;
import java.util.List;

/**
 * The volume that loss vectors dominate up to a reference: the larger, the better the set. Exact up to rounding. A number
 * says something only together with its reference.
 *
 * <p>By slicing: in ascending order of the last loss, each vector adds what it alone dominates in the others, times its
 * distance to the reference in the last. With three losses that is an area, and what is covered of the plane is kept as a
 * staircase: O(n log n) but for moves in memory (Fonseca, Paquete and López-Ibáñez 2006, "An improved dimension-sweep
 * algorithm for the hypervolume indicator"). With four it is a volume, found by such a sweep for each vector: O(n² log n), of which nearly all is n² comparisons.
 * With more it is the vector's box, less the volume of the others limited to the box (While, Bradstreet and Barone 2012, "A
 * fast way of calculating exact hypervolumes"): a factor of at most n for each further loss.
 */
public final class Hypervolume {
    private final double[] reference;

    private Hypervolume(double[] reference) {
        this.reference = reference;
    }

    /**
     * The volume dominated, in the product of the losses' units.
     *
     * @param losses vectors; those that are not below the reference in every loss add nothing
     * @param reference one number for each loss, at least 1
     * @throws IllegalArgumentException if numbers of losses differ, or one is not a number
     */
    public static double of(List<List<Double>> losses, List<Double> reference) {
        if (reference.isEmpty()) {
            throw new IllegalArgumentException("found [0] numbers in the reference, accepted: one for each loss");
        }
        double[] numbers = Vectors.numbers(reference, reference.size());
        double[][] points = losses.stream()
                .map(vector -> Vectors.numbers(vector, numbers.length))
                .filter(point -> isBelow(point, numbers))
                .sorted(Comparator.comparingDouble(point -> point[numbers.length - 1]))
                .toArray(double[][]::new);
        return new Hypervolume(numbers).volume(points, numbers.length);
    }

    private static boolean isBelow(double[] point, double[] reference) {
        for (int k = 0; k < point.length; k++) {
            if (!(point[k] < reference[k])) {
                return false;
            }
        }
        return true;
    }

    /** Of points in ascending order of the last of the dimensions that count. */
    private double volume(double[][] points, int dimensions) {
        return switch (dimensions) {
            case 1 -> points.length == 0 ? 0 : reference[0] - points[0][0];
            case 2 -> overLengths(points);
            case 3 -> overAreas(points);
            case 4 -> overVolumes(points);
            default -> overSlices(points, dimensions);
        };
    }

    private double overLengths(double[][] points) {
        double volume = 0;
        double least = reference[0];
        for (double[] point : points) {
            double added = Math.max(0, least - point[0]);
            volume += added * (reference[1] - point[1]);
            least = Math.min(least, point[0]);
        }
        return volume;
    }

    private double overAreas(double[][] points) {
        Staircase staircase = new Staircase(reference[0], reference[1]);
        double volume = 0;
        for (double[] point : points) {
            volume += staircase.add(point[0], point[1]) * (reference[2] - point[2]);
        }
        return volume;
    }

    private double overVolumes(double[][] points) {
        Blocks blocks = new Blocks(points.length, reference);
        double volume = 0;
        for (double[] point : points) {
            volume += blocks.add(point[0], point[1], point[2]) * (reference[3] - point[3]);
        }
        return volume;
    }

    private double overSlices(double[][] points, int dimensions) {
        int last = dimensions - 1;
        Slice slice = new Slice(points.length, last);
        double volume = 0;
        for (double[] point : points) {
            if (!slice.dominates(point)) {
                double added = box(point, last) - volume(slice.limitedTo(point), last);
                volume += added * (reference[last] - point[last]);
                slice.add(point);
            }
        }
        return volume;
    }

    private double box(double[] point, int dimensions) {
        double box = 1;
        for (int k = 0; k < dimensions; k++) {
            box *= reference[k] - point[k];
        }
        return box;
    }
}
