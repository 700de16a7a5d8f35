package nas4j.hardware.transfer.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Chooses points that lie far apart: each is the one whose distance to the nearest chosen one is greatest (Gonzalez 1985,
 * "Clustering to minimize the maximum intercluster distance"). Deterministic but for the first, which is drawn.
 */
public final class MaxMin {
    private MaxMin() {}

    /**
     * Points that lie far apart, as their numbers, in the order in which they were chosen.
     *
     * @param count at least 1, at most as many as there are points
     */
    public static List<Integer> choose(NumberTable points, int count, RandomGenerator random) {
        return extend(points, List.of(random.nextInt(points.size())), count - 1);
    }

    /**
     * The chosen ones with so many more behind them.
     *
     * @throws IllegalArgumentException if there are not so many points
     */
    public static List<Integer> extend(NumberTable points, List<Integer> chosen, int more) {
        if (more < 0 || chosen.size() + more > points.size()) {
            throw new IllegalArgumentException("found [" + (chosen.size() + more)
                    + "] architectures to measure, accepted: " + chosen.size() + " to " + points.size());
        }
        List<Integer> all = new ArrayList<>(chosen);
        double[] nearest = new double[points.size()];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        chosen.forEach(point -> approach(points, point, nearest));
        for (int k = 0; k < more; k++) {
            int farthest = 0;
            for (int point = 1; point < nearest.length; point++) {
                farthest = nearest[point] > nearest[farthest] ? point : farthest;
            }
            all.add(farthest);
            approach(points, farthest, nearest);
        }
        return all;
    }

    /** A chosen point is at distance −1, so that copies of it may be chosen but not itself. */
    private static void approach(NumberTable points, int chosen, double[] nearest) {
        for (int point = 0; point < nearest.length; point++) {
            double sum = 0;
            for (int k = 0; k < points.width(); k++) {
                double difference = points.at(point, k) - points.at(chosen, k);
                sum += difference * difference;
            }
            nearest[point] = Math.min(nearest[point], sum);
        }
        nearest[chosen] = -1;
    }
}
