package nas4j.predictors.linear;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import nas4j.algebra.SymmetricEigen;
import nas4j.predict.PerformancePredictor;
import nas4j.predict.Prediction;
import nas4j.predict.Row;
import nas4j.predictors.features.FeatureVector;
import nas4j.predictors.features.Numbers;
import nas4j.predictors.features.Rows;
import nas4j.predictors.features.StandardVectors;
import nas4j.space.SearchSpace;
import org.jspecify.annotations.Nullable;

/**
 * Ridge regression on standardised features. The penalty is the one of the smallest squared errors when each row is left out
 * in turn, which are residuals over 1 − hᵢ (Golub, Heath and Wahba 1979, "Generalized cross-validation as a method for
 * choosing a good ridge parameter"). The deviation is that of these errors, and grows with how far a row is from those that
 * were learnt from. A fit takes O(n·p² + p³).
 */
final class RidgePredictor implements PerformancePredictor {
    private static final int PENALTIES = 25;
    private static final double LEAST_PENALTY = 1e-3;
    private static final double MOST_PENALTY = 1e3;

    private final FeatureVector vectors;
    private @Nullable StandardVectors standard;
    private Targets targets = Targets.of(List.of(0.0));
    private double[] weights = {};
    /** Row j: eigenvector j of XᵀX over √(λⱼ + penalty). */
    private double[][] directions = {};

    private double noise;

    RidgePredictor(SearchSpace space) {
        vectors = FeatureVector.of(space);
    }

    @Override
    public void fit(List<Row> rows, List<Double> values) {
        Rows.require(rows, values);
        StandardVectors scale = StandardVectors.of(vectors, rows);
        standard = scale;
        targets = Targets.of(values);
        double[][] x = rows.stream().map(scale::of).toArray(double[][]::new);
        double[] y = values.stream().mapToDouble(targets::scaled).toArray();
        SymmetricEigen eigen = SymmetricEigen.of(gram(x));
        double[][] z = projected(x, eigen);
        double[] zy = new double[eigen.size()];
        for (int k = 0; k < y.length; k++) {
            for (int j = 0; j < zy.length; j++) {
                zy[j] += z[k][j] * y[k];
            }
        }
        double best = Double.POSITIVE_INFINITY;
        double penalty = MOST_PENALTY;
        for (int step = 0; step < PENALTIES; step++) {
            double tried = MOST_PENALTY * Math.pow(LEAST_PENALTY / MOST_PENALTY, step / (PENALTIES - 1.0));
            double error = leftOut(z, zy, y, eigen, tried);
            if (error < best) {
                best = error;
                penalty = tried;
            }
        }
        noise = best;
        solve(eigen, zy, penalty);
    }

    private static double[][] gram(double[][] x) {
        int width = x[0].length;
        double[][] gram = new double[width][width];
        for (double[] row : x) {
            for (int i = 0; i < width; i++) {
                if (row[i] != 0) {
                    for (int j = 0; j < width; j++) {
                        gram[i][j] += row[i] * row[j];
                    }
                }
            }
        }
        return gram;
    }

    private static double[][] projected(double[][] x, SymmetricEigen eigen) {
        double[][] z = new double[x.length][eigen.size()];
        for (int j = 0; j < eigen.size(); j++) {
            double[] direction = eigen.vector(j);
            for (int k = 0; k < x.length; k++) {
                z[k][j] = dot(direction, x[k]);
            }
        }
        return z;
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int k = 0; k < one.length; k++) {
            sum += one[k] * other[k];
        }
        return sum;
    }

    /** The mean squared error of rows that are left out; the mean of the values counts as learnt from all. */
    private static double leftOut(double[][] z, double[] zy, double[] y, SymmetricEigen eigen, double penalty) {
        double sum = 0;
        for (int k = 0; k < y.length; k++) {
            double fit = 0;
            double leverage = 1.0 / y.length;
            for (int j = 0; j < zy.length; j++) {
                double shrunk = z[k][j] / (Math.max(0, eigen.value(j)) + penalty);
                fit += shrunk * zy[j];
                leverage += shrunk * z[k][j];
            }
            double error = (y[k] - fit) / Math.max(1e-6, 1 - leverage);
            sum += error * error;
        }
        return sum / y.length;
    }

    private void solve(SymmetricEigen eigen, double[] zy, double penalty) {
        int width = eigen.size();
        weights = new double[width];
        directions = new double[width][width];
        for (int j = 0; j < width; j++) {
            double[] direction = eigen.vector(j);
            double size = Math.max(0, eigen.value(j)) + penalty;
            for (int i = 0; i < width; i++) {
                weights[i] += direction[i] * zy[j] / size;
                directions[j][i] = direction[i] / Math.sqrt(size);
            }
        }
    }

    @Override
    public List<Prediction> predict(List<Row> rows) {
        StandardVectors scale = scale();
        return rows.stream().map(scale::of).map(this::prediction).toList();
    }

    private StandardVectors scale() {
        if (standard == null) {
            throw new IllegalStateException("nothing was learnt yet");
        }
        return standard;
    }

    private Prediction prediction(double[] vector) {
        double distance = 0;
        for (double[] direction : directions) {
            double along = dot(direction, vector);
            distance += along * along;
        }
        return targets.prediction(dot(weights, vector), Math.sqrt(noise * (1 + distance)));
    }

    @Override
    public void save(DataOutput out) throws IOException {
        scale().write(out);
        targets.write(out);
        out.writeDouble(noise);
        Numbers.write(weights, out);
        for (double[] direction : directions) {
            Numbers.write(direction, out);
        }
    }

    /** Reads what {@link #save} wrote. */
    void read(DataInput in) throws IOException {
        standard = StandardVectors.read(vectors, in);
        targets = Targets.read(in);
        noise = in.readDouble();
        weights = Numbers.read(in);
        directions = new double[weights.length][];
        for (int j = 0; j < directions.length; j++) {
            directions[j] = Numbers.read(in);
        }
    }
}
