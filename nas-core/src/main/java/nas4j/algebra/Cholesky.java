package nas4j.algebra;

import java.util.Arrays;

/**
 * The lower triangle L with L·Lᵀ = A of a symmetric positive definite A that grows by rows: a further row takes O(n²), and
 * rows can be taken back. Deterministic; for one thread.
 */
public final class Cholesky {
    private static final int FIRST_ROOM = 16;
    /** Of the diagonal, that a pivot is at least: rows that repeat others do not break it. */
    private static final double LEAST_PIVOT = 1e-10;
    /** Right-hand sides that are solved side by side. */
    public static final int BLOCK = 32;

    private double[][] rows = new double[FIRST_ROOM][];
    private int size;

    public int size() {
        return size;
    }

    /** Takes back all rows from this number on. */
    public void truncate(int size) {
        this.size = Math.min(this.size, size);
    }

    /**
     * Adds a row of A.
     *
     * @param row as many numbers as there will be rows, the last on the diagonal; taken over and changed
     */
    public void append(double[] row) {
        if (row.length != size + 1) {
            throw new IllegalArgumentException("found a row of [" + row.length + "], accepted: " + (size + 1));
        }
        double diagonal = row[size];
        for (int k = 0; k < size; k++) {
            row[k] = (row[k] - dot(row, rows[k], k)) / rows[k][k];
        }
        double pivot = diagonal - dot(row, row, size);
        row[size] = Math.sqrt(Math.max(pivot, LEAST_PIVOT * Math.max(diagonal, Double.MIN_NORMAL)));
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, 2 * size);
        }
        rows[size++] = row;
    }

    /** Σ log Lₖₖ: half of the logarithm of A's determinant. */
    public double logDiagonal() {
        double sum = 0;
        for (int k = 0; k < size; k++) {
            sum += Math.log(rows[k][k]);
        }
        return sum;
    }

    /** L⁻¹·b, in place. */
    public void forward(double[] b) {
        for (int k = 0; k < size; k++) {
            b[k] = (b[k] - dot(b, rows[k], k)) / rows[k][k];
        }
    }

    /** L⁻ᵀ·b, in place. */
    public void backward(double[] b) {
        for (int k = size - 1; k >= 0; k--) {
            double[] row = rows[k];
            double value = b[k] / row[k];
            b[k] = value;
            for (int j = 0; j < k; j++) {
                b[j] -= value * row[j];
            }
        }
    }

    /** A⁻¹. */
    public double[][] inverse() {
        double[][] inverse = new double[size][];
        for (int k = 0; k < size; k++) {
            double[] unit = new double[k + 1];
            unit[k] = 1 / rows[k][k];
            for (int j = k - 1; j >= 0; j--) {
                double[] above = inverse[j];
                axpy(-rows[k][j] / rows[k][k], above, unit, j + 1);
            }
            inverse[k] = unit;
        }
        return product(inverse);
    }

    /** Mᵀ·M of the lower triangle M, as full rows. */
    private double[][] product(double[][] lower) {
        double[][] product = new double[size][size];
        for (int k = 0; k < size; k++) {
            double[] row = lower[k];
            for (int i = 0; i <= k; i++) {
                axpy(row[i], row, product[i], i + 1);
            }
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                product[j][i] = product[i][j];
            }
        }
        return product;
    }

    /**
     * L⁻¹·B of {@link #BLOCK} right-hand sides, in place.
     *
     * @param b row k has the k-th number of each of them
     */
    public void forward(double[][] b) {
        for (int k = 0; k < size; k++) {
            double[] row = rows[k];
            double[] sum = b[k];
            int j = 0;
            for (; j + 3 < k; j += 4) {
                subtract(row, j, b, sum);
            }
            for (; j < k; j++) {
                axpy(-row[j], b[j], sum, BLOCK);
            }
            double scale = 1 / row[k];
            for (int c = 0; c < BLOCK; c++) {
                sum[c] *= scale;
            }
        }
    }

    private static void subtract(double[] row, int j, double[][] b, double[] sum) {
        double r0 = row[j];
        double r1 = row[j + 1];
        double r2 = row[j + 2];
        double r3 = row[j + 3];
        double[] b0 = b[j];
        double[] b1 = b[j + 1];
        double[] b2 = b[j + 2];
        double[] b3 = b[j + 3];
        for (int c = 0; c < BLOCK; c++) {
            sum[c] -= r0 * b0[c] + r1 * b1[c] + r2 * b2[c] + r3 * b3[c];
        }
    }

    private static void axpy(double factor, double[] from, double[] to, int length) {
        for (int k = 0; k < length; k++) {
            to[k] += factor * from[k];
        }
    }

    /** With four sums, so that one addition need not wait for the other. */
    private static double dot(double[] one, double[] other, int length) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int k = 0;
        for (; k + 3 < length; k += 4) {
            s0 += one[k] * other[k];
            s1 += one[k + 1] * other[k + 1];
            s2 += one[k + 2] * other[k + 2];
            s3 += one[k + 3] * other[k + 3];
        }
        for (; k < length; k++) {
            s0 += one[k] * other[k];
        }
        return s0 + s1 + (s2 + s3);
    }
}
