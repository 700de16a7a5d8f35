package nas4j.hardware.kernel.model;

import nas4j.algebra.Cholesky;

/** A linear function without an offset of its own that fits positive numbers in proportion, outliers aside. */
final class RelativeFit {
    private static final double PENALTY = 1e-9;
    /** Of the squares of a column in proportion to what is fitted. */
    private static final double SHRINKAGE = .003;

    private static final int ROUNDS = 8;
    /** Relative errors beyond it count less and less (Huber 1964). */
    private static final double OUTLIER = .1;

    private RelativeFit() {}

    /** The factors of the columns. Those that are not told apart by the rows are small. */
    static double[] fit(double[][] rows, double[] values) {
        return fit(rows, values, new double[rows[0].length], PENALTY);
    }

    /** As the other; those of which the rows say little are near what is expected of them. */
    static double[] fit(double[][] rows, double[] values, double[] expected) {
        return fit(rows, values, expected, SHRINKAGE);
    }

    private static double[] fit(double[][] rows, double[] values, double[] expected, double penalty) {
        double[] weights = new double[rows.length];
        java.util.Arrays.fill(weights, 1);
        double[] factors = new double[0];
        for (int round = 0; round < ROUNDS; round++) {
            factors = solve(rows, values, weights, expected, penalty);
            for (int k = 0; k < rows.length; k++) {
                double error = Math.abs(dot(factors, rows[k]) / values[k] - 1);
                weights[k] = error > OUTLIER ? OUTLIER / error : 1;
            }
        }
        return factors;
    }

    private static double[] solve(
            double[][] rows, double[] values, double[] weights, double[] expected, double penalty) {
        int columns = rows[0].length;
        double[] sizes = new double[columns];
        for (int i = 0; i < columns; i++) {
            for (int k = 0; k < rows.length; k++) {
                double number = rows[k][i] / values[k];
                sizes[i] += weights[k] * number * number;
            }
            sizes[i] = sizes[i] > 0 ? Math.sqrt(sizes[i]) : 1;
        }
        Cholesky normal = new Cholesky();
        double[] right = new double[columns];
        for (int i = 0; i < columns; i++) {
            double[] row = new double[i + 1];
            for (int k = 0; k < rows.length; k++) {
                double number = weights[k] * rows[k][i] / values[k] / sizes[i];
                right[i] += number * (1 - dot(expected, rows[k]) / values[k]);
                for (int j = 0; j <= i; j++) {
                    row[j] += number * rows[k][j] / values[k] / sizes[j];
                }
            }
            row[i] += penalty;
            normal.append(row);
        }
        normal.forward(right);
        normal.backward(right);
        for (int i = 0; i < columns; i++) {
            right[i] = expected[i] + right[i] / sizes[i];
        }
        return right;
    }

    static double dot(double[] factors, double[] row) {
        double sum = 0;
        for (int k = 0; k < factors.length; k++) {
            sum += factors[k] * row[k];
        }
        return sum;
    }
}
