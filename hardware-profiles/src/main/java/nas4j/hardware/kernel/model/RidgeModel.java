package nas4j.hardware.kernel.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import nas4j.algebra.Cholesky;

/**
 * Linear regression with a penalty on standardised columns, the squares and products of the first ones among them. Hoerl and
 * Kennard 1970. Immutable.
 */
final class RidgeModel {
    private static final double PENALTY = .3;

    private final double[] means;
    private final double[] scales;
    private final double[] weights;
    private final double offset;

    private RidgeModel(double[] means, double[] scales, double[] weights, double offset) {
        this.means = means;
        this.scales = scales;
        this.weights = weights;
        this.offset = offset;
    }

    static RidgeModel fit(double[][] rows, double[] values) {
        double[][] x = new double[rows.length][];
        for (int k = 0; k < rows.length; k++) {
            x[k] = expanded(rows[k]);
        }
        int columns = x[0].length;
        double[] means = new double[columns];
        double[] scales = new double[columns];
        standardise(x, means, scales);
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double[] right = new double[columns];
        Cholesky normal = new Cholesky();
        for (int i = 0; i < columns; i++) {
            double[] row = new double[i + 1];
            for (int k = 0; k < x.length; k++) {
                right[i] += x[k][i] * (values[k] - mean);
                for (int j = 0; j <= i; j++) {
                    row[j] += x[k][i] * x[k][j];
                }
            }
            row[i] += PENALTY;
            normal.append(row);
        }
        normal.forward(right);
        normal.backward(right);
        return new RidgeModel(means, scales, right, mean);
    }

    private static void standardise(double[][] x, double[] means, double[] scales) {
        for (int c = 0; c < means.length; c++) {
            double squares = 0;
            for (double[] row : x) {
                means[c] += row[c] / x.length;
            }
            for (double[] row : x) {
                squares += (row[c] - means[c]) * (row[c] - means[c]) / x.length;
            }
            scales[c] = squares > 1e-12 ? Math.sqrt(squares) : 1;
            for (double[] row : x) {
                row[c] = (row[c] - means[c]) / scales[c];
            }
        }
    }

    private static double[] expanded(double[] row) {
        int main = KernelFeatures.MAIN;
        double[] all = java.util.Arrays.copyOf(row, row.length + main * (main + 1) / 2);
        int at = row.length;
        for (int i = 0; i < main; i++) {
            for (int j = 0; j <= i; j++) {
                all[at++] = row[i] * row[j];
            }
        }
        return all;
    }

    double predict(double[] row) {
        double sum = offset;
        double[] all = expanded(row);
        for (int c = 0; c < weights.length; c++) {
            sum += weights[c] * (all[c] - means[c]) / scales[c];
        }
        return sum;
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(offset);
        out.writeInt(weights.length);
        for (int c = 0; c < weights.length; c++) {
            out.writeDouble(means[c]);
            out.writeDouble(scales[c]);
            out.writeDouble(weights[c]);
        }
    }

    static RidgeModel read(DataInput in) throws IOException {
        double offset = in.readDouble();
        int length = in.readInt();
        double[] means = new double[length];
        double[] scales = new double[length];
        double[] weights = new double[length];
        for (int c = 0; c < length; c++) {
            means[c] = in.readDouble();
            scales[c] = in.readDouble();
            weights[c] = in.readDouble();
        }
        return new RidgeModel(means, scales, weights, offset);
    }
}
