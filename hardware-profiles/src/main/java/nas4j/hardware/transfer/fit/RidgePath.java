package nas4j.hardware.transfer.fit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import nas4j.algebra.SymmetricEigen;

/**
 * Ridge regressions on the same rows with any α: centred rows are turned along the eigenvectors vₖ of XᵀX with eigenvalues
 * λₖ, where the solution is uₖ·y / (λₖ + α). The leave-one-out residuals follow from the same fit: rᵢ / (1 − hᵢᵢ).
 */
final class RidgePath {
    private static final double LEAST_FREEDOM = 1e-9;

    private final double[] means;
    private final double mean;
    private final double[] y;
    private final double[] eigenvalues;
    private final double[][] vectors;
    private final double[][] turned;
    private final double[] products;

    private RidgePath(double[] means, double mean, double[] y, SymmetricEigen eigen, double[][] centred) {
        this.means = means;
        this.mean = mean;
        this.y = y;
        eigenvalues = IntStream.range(0, eigen.size())
                .mapToDouble(k -> Math.max(0, eigen.value(k)))
                .toArray();
        vectors = IntStream.range(0, eigen.size()).mapToObj(eigen::vector).toArray(double[][]::new);
        turned = Arrays.stream(centred)
                .map(row -> Arrays.stream(vectors)
                        .mapToDouble(vector -> dot(vector, row))
                        .toArray())
                .toArray(double[][]::new);
        products = new double[vectors.length];
        for (int n = 0; n < y.length; n++) {
            for (int k = 0; k < products.length; k++) {
                products[k] += turned[n][k] * y[n];
            }
        }
    }

    static RidgePath of(NumberTable rows, double[] values) {
        if (rows.size() != values.length || values.length < 2) {
            throw new IllegalArgumentException("found [" + rows.size() + "] rows and [" + values.length
                    + "] values, accepted: as many of these as of those, 2 or more");
        }
        double[] means = IntStream.range(0, rows.width())
                .mapToDouble(column -> Moments.of(rows.column(column)).mean())
                .toArray();
        double mean = Moments.of(values).mean();
        double[] y = Arrays.stream(values).map(value -> value - mean).toArray();
        double[][] centred = IntStream.range(0, rows.size()).mapToObj(rows::row).toArray(double[][]::new);
        double[][] gram = new double[means.length][means.length];
        for (double[] row : centred) {
            for (int k = 0; k < row.length; k++) {
                row[k] -= means[k];
            }
            for (int i = 0; i < row.length; i++) {
                for (int j = 0; j < row.length; j++) {
                    gram[i][j] += row[i] * row[j];
                }
            }
        }
        return new RidgePath(means, mean, y, SymmetricEigen.of(gram), centred);
    }

    Ridge solve(double alpha) {
        double[] slopes = new double[products.length];
        double[] weights = new double[means.length];
        for (int k = 0; k < slopes.length; k++) {
            slopes[k] = products[k] / (eigenvalues[k] + alpha);
            for (int j = 0; j < weights.length; j++) {
                weights[j] += slopes[k] * vectors[k][j];
            }
        }
        double error = looResiduals(slopes, alpha).stream()
                .mapToDouble(residual -> residual * residual)
                .average()
                .orElseThrow();
        return new Ridge(weights, mean - dot(weights, means), error);
    }

    private List<Double> looResiduals(double[] slopes, double alpha) {
        return IntStream.range(0, y.length)
                .mapToObj(n -> {
                    double leverage = 1.0 / y.length;
                    for (int k = 0; k < slopes.length; k++) {
                        leverage += turned[n][k] * turned[n][k] / (eigenvalues[k] + alpha);
                    }
                    return (y[n] - dot(slopes, turned[n])) / Math.max(LEAST_FREEDOM, 1 - leverage);
                })
                .toList();
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int k = 0; k < one.length; k++) {
            sum += one[k] * other[k];
        }
        return sum;
    }
}
