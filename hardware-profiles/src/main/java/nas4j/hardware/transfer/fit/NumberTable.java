package nas4j.hardware.transfer.fit;

import java.util.Arrays;
import java.util.List;

/** Rows of numbers, all of the same length. Immutable. */
public final class NumberTable {
    private final double[][] rows;

    private NumberTable(double[][] rows) {
        this.rows = rows;
    }

    /**
     * A copy of these rows.
     *
     * @throws IllegalArgumentException if there is none, or they differ in length
     */
    public static NumberTable of(List<double[]> rows) {
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("found [0] rows, accepted: 1 or more");
        }
        int width = rows.getFirst().length;
        double[][] copy = new double[rows.size()][];
        for (int k = 0; k < copy.length; k++) {
            double[] row = rows.get(k);
            if (row.length != width) {
                throw new IllegalArgumentException(
                        "found [" + row.length + "] numbers in row " + (k + 1) + ", accepted: " + width);
            }
            copy[k] = row.clone();
        }
        return new NumberTable(copy);
    }

    /** How many rows there are. */
    public int size() {
        return rows.length;
    }

    /** How many numbers each row has. */
    public int width() {
        return rows[0].length;
    }

    /** A copy of one row. */
    public double[] row(int number) {
        return rows[number].clone();
    }

    /** One number. */
    public double at(int row, int column) {
        return rows[row][column];
    }

    /** Whether a number is NaN: not known. */
    public boolean hasGaps() {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).anyMatch(Double::isNaN);
    }

    /** A copy of one column. */
    public double[] column(int column) {
        double[] numbers = new double[rows.length];
        for (int k = 0; k < numbers.length; k++) {
            numbers[k] = rows[k][column];
        }
        return numbers;
    }
}
