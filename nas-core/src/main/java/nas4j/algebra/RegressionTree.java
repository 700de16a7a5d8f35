package nas4j.algebra;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A tree that tells vectors apart by one of their numbers at each node. Geurts, Ernst and Wehenkel 2006, "Extremely
 * randomized trees", table 1: of K numbers, each cut at a random place, the cut that leaves least variance. Immutable;
 * deterministic for a given generator.
 */
public final class RegressionTree {
    private static final int LEAST_TO_SPLIT = 4;

    private final double mean;
    private final double variance;
    private @Nullable RegressionTree below;
    private @Nullable RegressionTree above;
    private int column;
    private double cut;

    private RegressionTree(double mean, double variance) {
        this.mean = mean;
        this.variance = variance;
    }

    /**
     * How far a tree grows.
     *
     * @param leastToSplit a node with fewer rows stays whole, at least 2
     * @param depth most cuts between the root and a leaf
     * @param tries columns that are tried for each cut, K
     */
    public record Limits(int leastToSplit, int depth, int tries) {
        /** As deep as there are rows, with a third of the columns tried for each cut. */
        public static Limits usual(int columns) {
            return new Limits(LEAST_TO_SPLIT, Integer.MAX_VALUE, Math.max(1, columns / 3));
        }
    }

    /** Vectors column by column: neighbours in memory are looked at one after the other. Many trees may grow from them. */
    public static final class Columns {
        private final double[][] numbers;

        private Columns(double[][] numbers) {
            this.numbers = numbers;
        }

        /** The columns of vectors, one at least. */
        public static Columns of(double[][] vectors) {
            double[][] numbers = new double[vectors[0].length][vectors.length];
            for (int row = 0; row < vectors.length; row++) {
                for (int column = 0; column < numbers.length; column++) {
                    numbers[column][row] = vectors[row][column];
                }
            }
            return new Columns(numbers);
        }
    }

    /** Learns from some rows, to the usual limits; the order of {@code rows} is changed. */
    public static RegressionTree grow(Columns columns, double[] values, int[] rows, RandomGenerator random) {
        return grow(columns, values, rows, random, Limits.usual(columns.numbers.length));
    }

    /** Learns from some rows, one at least; the order of {@code rows} is changed. */
    public static RegressionTree grow(
            Columns columns, double[] values, int[] rows, RandomGenerator random, Limits limits) {
        return new Growth(columns.numbers, values, rows, random, limits).grow(0, rows.length, limits.depth());
    }

    /** What stands for a cut once vectors have other units. */
    @FunctionalInterface
    public interface CutScale {
        /** The cut of a column in the other unit; it grows with the cut. */
        double of(int column, double cut);
    }

    /** The same tree for vectors in other units. */
    public RegressionTree withCuts(CutScale scale) {
        RegressionTree node = new RegressionTree(mean, variance);
        if (below != null && above != null) {
            node.column = column;
            node.cut = scale.of(column, cut);
            node.below = below.withCuts(scale);
            node.above = above.withCuts(scale);
        }
        return node;
    }

    /** The leaf that a vector comes to. */
    public RegressionTree leaf(double[] vector) {
        RegressionTree node = this;
        while (node.below != null && node.above != null) {
            node = vector[node.column] < node.cut ? node.below : node.above;
        }
        return node;
    }

    /** How many nodes there are, leaves included. */
    int nodes() {
        return below == null || above == null ? 1 : 1 + below.nodes() + above.nodes();
    }

    /** Most cuts on the way to a leaf. */
    int depth() {
        return below == null || above == null ? 0 : 1 + Math.max(below.depth(), above.depth());
    }

    /** Is given a node, its place, and the place of its lower branch, or 0 at a leaf. */
    @FunctionalInterface
    interface Places {
        void set(int place, RegressionTree node, int branch);
    }

    /** Gives each node a place, from 0 at this one, level by level: the two branches of a node have neighbouring ones. */
    void fill(Places places) {
        Deque<RegressionTree> open = new ArrayDeque<>(List.of(this));
        int given = 1;
        for (int place = 0; !open.isEmpty(); place++) {
            RegressionTree node = open.remove();
            if (node.below == null || node.above == null) {
                places.set(place, node, 0);
            } else {
                places.set(place, node, given);
                given += 2;
                open.add(node.below);
                open.add(node.above);
            }
        }
    }

    int column() {
        return column;
    }

    double cut() {
        return cut;
    }

    /** Of the values that came to this node. */
    public double mean() {
        return mean;
    }

    /** Of the values that came to this node. */
    public double variance() {
        return variance;
    }

    /** Writes the tree, for {@link #read}. */
    public void write(DataOutput out) throws IOException {
        out.writeDouble(mean);
        out.writeDouble(variance);
        out.writeBoolean(below != null);
        if (below != null && above != null) {
            out.writeInt(column);
            out.writeDouble(cut);
            below.write(out);
            above.write(out);
        }
    }

    /** Reads what {@link #write} wrote. */
    public static RegressionTree read(DataInput in) throws IOException {
        RegressionTree node = new RegressionTree(in.readDouble(), in.readDouble());
        if (in.readBoolean()) {
            node.column = in.readInt();
            node.cut = in.readDouble();
            node.below = read(in);
            node.above = read(in);
        }
        return node;
    }

    private record Split(int column, double cut, double error) {}

    private static final class Growth {
        private final double[][] columns;
        private final double[] values;
        private final int[] rows;
        private final RandomGenerator random;
        private final Limits limits;

        Growth(double[][] columns, double[] values, int[] rows, RandomGenerator random, Limits limits) {
            this.columns = columns;
            this.values = values;
            this.rows = rows;
            this.random = random;
            this.limits = limits;
        }

        RegressionTree grow(int from, int to, int depth) {
            RegressionTree node = node(from, to);
            if (to - from < limits.leastToSplit() || node.variance == 0 || depth == 0) {
                return node;
            }
            Split best = null;
            for (int k = 0; k < limits.tries(); k++) {
                Split split = split(from, to, random.nextInt(columns.length));
                best = best == null || split.error < best.error ? split : best;
            }
            if (best == null || best.error == Double.POSITIVE_INFINITY) {
                return node;
            }
            int middle = divide(from, to, best);
            node.column = best.column;
            node.cut = best.cut;
            node.below = grow(from, middle, depth - 1);
            node.above = grow(middle, to, depth - 1);
            return node;
        }

        private RegressionTree node(int from, int to) {
            double sum = 0;
            for (int k = from; k < to; k++) {
                sum += values[rows[k]];
            }
            double mean = sum / (to - from);
            double squares = 0;
            for (int k = from; k < to; k++) {
                double away = values[rows[k]] - mean;
                squares += away * away;
            }
            return new RegressionTree(mean, squares / (to - from));
        }

        /** At a random place between the ends of a column; of infinite error if all of it is alike. */
        private Split split(int from, int to, int column) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            double[] numbers = columns[column];
            for (int k = from; k < to; k++) {
                double number = numbers[rows[k]];
                if (number < least) {
                    least = number;
                }
                if (number > most) {
                    most = number;
                }
            }
            if (least == most) {
                return new Split(column, least, Double.POSITIVE_INFINITY);
            }
            double cut = most - random.nextDouble() * (most - least);
            return new Split(column, cut > least ? cut : most, error(from, to, column, cut > least ? cut : most));
        }

        /**
         * The squared errors that are left, but for a number that all splits share. The sides are told apart by the sign of
         * a difference: a processor guesses wrong half of the time where a random cut lies.
         */
        private double error(int from, int to, int column, double cut) {
            double sumBelow = 0;
            double sumAbove = 0;
            int countBelow = 0;
            double[] numbers = columns[column];
            for (int k = from; k < to; k++) {
                int row = rows[k];
                long below = Double.doubleToRawLongBits(numbers[row] - cut) >> 63;
                long value = Double.doubleToRawLongBits(values[row]);
                sumBelow += Double.longBitsToDouble(value & below);
                sumAbove += Double.longBitsToDouble(value & ~below);
                countBelow -= (int) below;
            }
            return -sumBelow * sumBelow / countBelow - sumAbove * sumAbove / (to - from - countBelow);
        }

        private int divide(int from, int to, Split split) {
            int middle = from;
            for (int k = from; k < to; k++) {
                if (columns[split.column][rows[k]] < split.cut) {
                    int row = rows[k];
                    rows[k] = rows[middle];
                    rows[middle++] = row;
                }
            }
            return middle;
        }
    }
}
