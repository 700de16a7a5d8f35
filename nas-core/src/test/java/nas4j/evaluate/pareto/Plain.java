package nas4j.evaluate.pareto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** The definitions, written as they are, to compare with. */
final class Plain {
    private Plain() {}

    static boolean dominates(List<Double> one, List<Double> other) {
        boolean isSmaller = false;
        for (int k = 0; k < one.size(); k++) {
            if (one.get(k) > other.get(k)) {
                return false;
            }
            isSmaller |= one.get(k) < other.get(k);
        }
        return isSmaller;
    }

    /** Peels off the front, again and again. */
    static int[] ranks(List<List<Double>> losses) {
        int[] ranks = new int[losses.size()];
        Arrays.fill(ranks, -1);
        for (int rank = 0; Arrays.stream(ranks).anyMatch(found -> found < 0); rank++) {
            List<Integer> left = IntStream.range(0, ranks.length)
                    .filter(k -> ranks[k] < 0)
                    .boxed()
                    .toList();
            for (int k : left) {
                if (left.stream().noneMatch(other -> dominates(losses.get(other), losses.get(k)))) {
                    ranks[k] = rank;
                }
            }
        }
        return ranks;
    }

    /** Counts the cells of a grid of whole numbers that some vector dominates, up to {@code reference} in each loss. */
    static long cells(List<List<Double>> losses, int objectives, int reference) {
        long cells = 0;
        int[] cell = new int[objectives];
        for (long number = 0; number < Math.round(Math.pow(reference, objectives)); number++) {
            long rest = number;
            for (int k = 0; k < objectives; k++) {
                cell[k] = (int) (rest % reference);
                rest /= reference;
            }
            cells += losses.stream().anyMatch(vector -> covers(vector, cell)) ? 1 : 0;
        }
        return cells;
    }

    private static boolean covers(List<Double> vector, int[] cell) {
        return IntStream.range(0, cell.length).allMatch(k -> vector.get(k) <= cell[k]);
    }

    /** Vectors of whole numbers below {@code range}, so that equal losses and equal vectors are there. */
    static List<List<Double>> grid(int count, int objectives, int range, RandomGenerator random) {
        List<List<Double>> vectors = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            vectors.add(IntStream.range(0, objectives)
                    .mapToObj(_ -> (double) random.nextInt(range))
                    .toList());
        }
        return vectors;
    }

    /** Vectors on a sphere around (1, …, 1): none dominates another. */
    static List<List<Double>> sphere(int count, int objectives, RandomGenerator random) {
        List<List<Double>> vectors = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            double[] direction = IntStream.range(0, objectives)
                    .mapToDouble(_ -> Math.abs(random.nextGaussian()))
                    .toArray();
            double length = Math.sqrt(Arrays.stream(direction).map(x -> x * x).sum());
            vectors.add(Arrays.stream(direction).mapToObj(x -> 1 - x / length).toList());
        }
        return vectors;
    }
}
