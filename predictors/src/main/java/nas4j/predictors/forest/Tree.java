package nas4j.predictors.forest;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A tree that tells vectors apart by one of their numbers at each node. Geurts, Ernst and Wehenkel 2006, "Extremely
 * randomized trees", table 1: of K numbers, each cut at a random place, the cut that leaves least variance.
 */
final class Tree {
    private static final int LEAST_TO_SPLIT = 4;

    private final double mean;
    private final double variance;
    private @Nullable Tree below;
    private @Nullable Tree above;
    private int column;
    private double cut;

    private Tree(double mean, double variance) {
        this.mean = mean;
        this.variance = variance;
    }

    /** Learns from some rows; the order of {@code rows} is changed. */
    static Tree grow(double[][] vectors, double[] values, int[] rows, RandomGenerator random) {
        return new Growth(vectors, values, rows, random).grow(0, rows.length);
    }

    /** The leaf that a vector comes to. */
    Tree leaf(double[] vector) {
        Tree node = this;
        while (node.below != null && node.above != null) {
            node = vector[node.column] < node.cut ? node.below : node.above;
        }
        return node;
    }

    /** Of the values that came to this node. */
    double mean() {
        return mean;
    }

    /** Of the values that came to this node. */
    double variance() {
        return variance;
    }

    private record Split(int column, double cut, double error) {}

    private static final class Growth {
        private final double[][] vectors;
        private final double[] values;
        private final int[] rows;
        private final RandomGenerator random;
        private final int tries;

        Growth(double[][] vectors, double[] values, int[] rows, RandomGenerator random) {
            this.vectors = vectors;
            this.values = values;
            this.rows = rows;
            this.random = random;
            tries = Math.max(1, vectors[0].length / 3);
        }

        Tree grow(int from, int to) {
            Tree node = node(from, to);
            if (to - from < LEAST_TO_SPLIT || node.variance == 0) {
                return node;
            }
            Split best = null;
            for (int k = 0; k < tries; k++) {
                Split split = split(from, to, random.nextInt(vectors[0].length));
                best = best == null || split.error < best.error ? split : best;
            }
            if (best == null || best.error == Double.POSITIVE_INFINITY) {
                return node;
            }
            int middle = divide(from, to, best);
            node.column = best.column;
            node.cut = best.cut;
            node.below = grow(from, middle);
            node.above = grow(middle, to);
            return node;
        }

        private Tree node(int from, int to) {
            double mean = 0;
            for (int k = from; k < to; k++) {
                mean += values[rows[k]] / (to - from);
            }
            double variance = 0;
            for (int k = from; k < to; k++) {
                double away = values[rows[k]] - mean;
                variance += away * away / (to - from);
            }
            return new Tree(mean, variance);
        }

        /** At a random place between the ends of a column; of infinite error if all of it is alike. */
        private Split split(int from, int to, int column) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int k = from; k < to; k++) {
                double number = vectors[rows[k]][column];
                least = Math.min(least, number);
                most = Math.max(most, number);
            }
            if (least == most) {
                return new Split(column, least, Double.POSITIVE_INFINITY);
            }
            double cut = most - random.nextDouble() * (most - least);
            return new Split(column, cut > least ? cut : most, error(from, to, column, cut > least ? cut : most));
        }

        /** The squared errors that are left, but for a number that all splits share. */
        private double error(int from, int to, int column, double cut) {
            double sumBelow = 0;
            double sumAbove = 0;
            int countBelow = 0;
            for (int k = from; k < to; k++) {
                int row = rows[k];
                if (vectors[row][column] < cut) {
                    sumBelow += values[row];
                    countBelow++;
                } else {
                    sumAbove += values[row];
                }
            }
            return -sumBelow * sumBelow / countBelow - sumAbove * sumAbove / (to - from - countBelow);
        }

        private int divide(int from, int to, Split split) {
            int middle = from;
            for (int k = from; k < to; k++) {
                if (vectors[rows[k]][split.column] < split.cut) {
                    int row = rows[k];
                    rows[k] = rows[middle];
                    rows[middle++] = row;
                }
            }
            return middle;
        }
    }
}
