package nas4j.hardware.kernel.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * A time as a sum of what a start (in a network of any size, and more in a larger one), each multiply-accumulate and each
 * number moved take, none of which is below 0. It is
 * fitted in proportion: relative errors count. Immutable.
 */
final class CostSum {
    /** A footprint of 16 thousand numbers, which stay in the nearest cache. */
    private static final int SMALL = 28;

    private static final int ROUNDS = 6;
    private static final int SWEEPS = 300;
    /** Relative errors beyond it count less and less (Huber 1964). */
    private static final double OUTLIER = .2;

    private final double[] factors;

    private CostSum(double[] factors) {
        this.factors = factors;
    }

    /** The columns of a row of features: all of what they are logarithms of. */
    private static double[] columns(double[] row) {
        return new double[] {
            1,
            Math.max(0, row[KernelFeatures.FOOTPRINT] - SMALL),
            Math.exp(row[KernelFeatures.WORK]),
            Math.exp(row[KernelFeatures.READ]),
            Math.exp(row[KernelFeatures.WRITTEN]),
            Math.exp(row[KernelFeatures.WEIGHTS]),
            Math.exp(row[KernelFeatures.IN_PIXELS])
        };
    }

    static CostSum fit(double[][] rows, double[] logs) {
        double[][] x = new double[rows.length][];
        for (int k = 0; k < rows.length; k++) {
            x[k] = columns(rows[k]);
            for (int c = 0; c < x[k].length; c++) {
                x[k][c] /= Math.exp(logs[k]);
            }
        }
        double[] weights = new double[rows.length];
        Arrays.fill(weights, 1);
        double[] factors = new double[x[0].length];
        for (int round = 0; round < ROUNDS; round++) {
            solve(x, weights, factors);
            for (int k = 0; k < x.length; k++) {
                double error = Math.abs(RelativeFit.dot(factors, x[k]) - 1);
                weights[k] = error > OUTLIER ? OUTLIER / error : 1;
            }
        }
        return new CostSum(factors);
    }

    /** Non-negative least squares, one factor after the other (Franc, Hlaváč and Navara 2005). */
    private static void solve(double[][] x, double[] weights, double[] factors) {
        int columns = factors.length;
        double[][] gram = new double[columns][columns];
        double[] right = new double[columns];
        for (int k = 0; k < x.length; k++) {
            for (int i = 0; i < columns; i++) {
                right[i] += weights[k] * x[k][i];
                for (int j = 0; j < columns; j++) {
                    gram[i][j] += weights[k] * x[k][i] * x[k][j];
                }
            }
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int i = 0; i < columns; i++) {
                double left = right[i] - RelativeFit.dot(gram[i], factors) + gram[i][i] * factors[i];
                factors[i] = gram[i][i] > 0 ? Math.max(0, left / gram[i][i]) : 0;
            }
        }
    }

    double predict(double[] row) {
        double sum = 0;
        double[] columns = columns(row);
        for (int c = 0; c < factors.length; c++) {
            sum += factors[c] * columns[c];
        }
        return Math.log(Math.max(sum, 1e-12));
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(factors.length);
        for (double factor : factors) {
            out.writeDouble(factor);
        }
    }

    static CostSum read(DataInput in) throws IOException {
        double[] factors = new double[in.readInt()];
        for (int c = 0; c < factors.length; c++) {
            factors[c] = in.readDouble();
        }
        return new CostSum(factors);
    }
}
