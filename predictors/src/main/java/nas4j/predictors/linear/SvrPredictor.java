package nas4j.predictors.linear;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_node;
import libsvm.svm_parameter;
import libsvm.svm_problem;
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
 * Support vector regression with radial basis functions on standardised features, trained by LIBSVM (Chang and Lin 2011,
 * "LIBSVM: a library for support vector machines"). C is the one of 1 to 100, and γ that of a few shares of 1 over the number
 * of features, that have the smallest squared errors in five-fold cross-validation; ε is 0. The deviation is that of these
 * errors.
 */
final class SvrPredictor implements PerformancePredictor {
    private static final List<Double> COSTS = List.of(1.0, 10.0, 100.0);
    private static final List<Double> SHARES = List.of(.03, .1, .3, 1.0);
    private static final int FOLDS = 5;
    private static final double TOLERANCE = 1e-3;
    private static final int CACHE_MEGABYTES = 64;

    private final FeatureVector vectors;
    private @Nullable StandardVectors standard;
    private Targets targets = Targets.of(List.of(0.0));
    private Machine machine = new Machine(new double[0][], new double[0], 0, 0);
    private double noise;

    SvrPredictor(SearchSpace space) {
        vectors = FeatureVector.of(space);
    }

    /** What was learnt: f(x) = Σ coefficientₖ·exp(−γ·‖x − vectorₖ‖²) − offset. */
    private static final class Machine {
        private final double[][] vectors;
        private final double[] coefficients;
        private final double gamma;
        private final double offset;

        Machine(double[][] vectors, double[] coefficients, double gamma, double offset) {
            this.vectors = vectors;
            this.coefficients = coefficients;
            this.gamma = gamma;
            this.offset = offset;
        }

        double value(double[] vector) {
            double sum = -offset;
            for (int k = 0; k < vectors.length; k++) {
                double distance = 0;
                for (int j = 0; j < vector.length; j++) {
                    double away = vector[j] - vectors[k][j];
                    distance += away * away;
                }
                sum += coefficients[k] * Math.exp(-gamma * distance);
            }
            return sum;
        }
    }

    @Override
    public void fit(List<Row> rows, List<Double> values) {
        Rows.require(rows, values);
        StandardVectors scale = StandardVectors.of(vectors, rows);
        standard = scale;
        targets = Targets.of(values);
        double[][] x = rows.stream().map(scale::of).toArray(double[][]::new);
        double[] y = values.stream().mapToDouble(targets::scaled).toArray();
        double best = Double.POSITIVE_INFINITY;
        double cost = COSTS.getFirst();
        double gamma = SHARES.getFirst() / scale.width();
        for (double triedCost : COSTS) {
            for (double share : SHARES) {
                double error = crossValidated(x, y, triedCost, share / scale.width());
                if (error < best) {
                    best = error;
                    cost = triedCost;
                    gamma = share / scale.width();
                }
            }
        }
        noise = best;
        machine = train(x, y, IntStream.range(0, y.length).toArray(), cost, gamma);
    }

    /** The mean squared error; of few rows, which are all left out at some time, that of the mean of the values. */
    private static double crossValidated(double[][] x, double[] y, double cost, double gamma) {
        double sum = 0;
        for (int fold = 0; fold < FOLDS; fold++) {
            int left = fold;
            int[] seen =
                    IntStream.range(0, y.length).filter(k -> k % FOLDS != left).toArray();
            Machine trained =
                    seen.length == 0 ? new Machine(x, new double[x.length], gamma, 0) : train(x, y, seen, cost, gamma);
            for (int k = fold; k < y.length; k += FOLDS) {
                double error = trained.value(x[k]) - y[k];
                sum += error * error;
            }
        }
        return sum / y.length;
    }

    private static Machine train(double[][] x, double[] y, int[] rows, double cost, double gamma) {
        svm.svm_set_print_string_function(_ -> {}); // it would print to standard output
        svm_problem problem = new svm_problem();
        problem.l = rows.length;
        problem.x = new svm_node[rows.length][];
        problem.y = new double[rows.length];
        for (int k = 0; k < rows.length; k++) {
            problem.x[k] = nodes(x[rows[k]]);
            problem.y[k] = y[rows[k]];
        }
        svm_parameter parameter = new svm_parameter();
        parameter.svm_type = svm_parameter.EPSILON_SVR;
        parameter.kernel_type = svm_parameter.RBF;
        parameter.C = cost;
        parameter.gamma = gamma;
        parameter.p = 0;
        parameter.eps = TOLERANCE;
        parameter.cache_size = CACHE_MEGABYTES;
        parameter.shrinking = 1;
        svm_model model = svm.svm_train(problem, parameter);
        double[][] vectors = new double[model.l][];
        for (int k = 0; k < model.l; k++) {
            vectors[k] = x[rows[model.sv_indices[k] - 1]];
        }
        return new Machine(vectors, model.sv_coef[0], gamma, model.rho[0]);
    }

    private static svm_node[] nodes(double[] vector) {
        svm_node[] nodes = new svm_node[vector.length];
        for (int j = 0; j < vector.length; j++) {
            nodes[j] = new svm_node();
            nodes[j].index = j + 1;
            nodes[j].value = vector[j];
        }
        return nodes;
    }

    @Override
    public List<Prediction> predict(List<Row> rows) {
        StandardVectors scale = scale();
        return rows.stream()
                .map(scale::of)
                .map(vector -> targets.prediction(machine.value(vector), Math.sqrt(noise)))
                .toList();
    }

    private StandardVectors scale() {
        if (standard == null) {
            throw new IllegalStateException("nothing was learnt yet");
        }
        return standard;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        scale().write(out);
        targets.write(out);
        out.writeDouble(noise);
        out.writeDouble(machine.gamma);
        out.writeDouble(machine.offset);
        Numbers.write(machine.coefficients, out);
        for (double[] vector : machine.vectors) {
            Numbers.write(vector, out);
        }
    }

    /** Reads what {@link #save} wrote. */
    void read(DataInput in) throws IOException {
        standard = StandardVectors.read(vectors, in);
        targets = Targets.read(in);
        noise = in.readDouble();
        double gamma = in.readDouble();
        double offset = in.readDouble();
        double[] coefficients = Numbers.read(in);
        double[][] read = new double[coefficients.length][];
        for (int k = 0; k < read.length; k++) {
            read[k] = Numbers.read(in);
        }
        machine = new Machine(read, coefficients, gamma, offset);
    }
}
