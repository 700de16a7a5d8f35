package nas4j.search.illumination;

import java.util.List;

/**
 * k-means by Lloyd's iteration: each point goes to the nearest centre, each centre to the mean of its points; one without
 * points stays. Ends after {@value #ROUNDS} rounds.
 */
final class Centroids {
    private static final int ROUNDS = 10;

    private final double[][] centres;

    /** Begins at these, which it takes over. */
    Centroids(double[][] centres) {
        this.centres = centres;
    }

    /** The nearest centre's place, the first of equals. */
    int nearest(double[] point) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int place = 0; place < centres.length; place++) {
            double distance = 0;
            for (int axis = 0; axis < point.length; axis++) {
                double difference = point[axis] - centres[place][axis];
                distance += difference * difference;
            }
            if (distance < least) {
                nearest = place;
                least = distance;
            }
        }
        return nearest;
    }

    /** Moves the centres to where they are nearest to the points. */
    void settle(List<double[]> points) {
        for (int round = 0; round < ROUNDS; round++) {
            int axes = centres[0].length;
            double[][] sums = new double[centres.length][axes];
            int[] counts = new int[centres.length];
            for (double[] point : points) {
                int place = nearest(point);
                counts[place]++;
                for (int axis = 0; axis < axes; axis++) {
                    sums[place][axis] += point[axis];
                }
            }
            move(sums, counts);
        }
    }

    private void move(double[][] sums, int[] counts) {
        for (int place = 0; place < centres.length; place++) {
            for (int axis = 0; axis < centres[place].length && counts[place] > 0; axis++) {
                centres[place][axis] = sums[place][axis] / counts[place];
            }
        }
    }

    int count() {
        return centres.length;
    }

    double coordinate(int place, int axis) {
        return centres[place][axis];
    }
}
