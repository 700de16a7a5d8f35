package nas4j.hardware.kernel.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import nas4j.algebra.RegressionTree;

/**
 * Predicts the logarithm of the time of one kind of kernels: a regression, and trees each of which learns a part of what those
 * before it left (Friedman 2001, "Greedy function approximation: a gradient boosting machine"). Immutable; deterministic.
 */
final class KindModel {
    private static final int TREES = 220;
    private static final double RATE = .08;
    private static final int DEPTH = 7;
    private static final int LEAST_TO_SPLIT = 6;

    private final RidgeModel linear;
    private final List<RegressionTree> trees;

    private KindModel(RidgeModel linear, List<RegressionTree> trees) {
        this.linear = linear;
        this.trees = List.copyOf(trees);
    }

    static KindModel fit(Learner learner, double[][] rows, double[] values, long seed) {
        double mean = java.util.Arrays.stream(values).average().orElse(0);
        RidgeModel linear = learner.isLinear() ? RidgeModel.fit(rows, values) : RidgeModel.constant(mean);
        List<RegressionTree> trees = new ArrayList<>();
        if (learner.hasTrees()) {
            double[] left = new double[values.length];
            for (int k = 0; k < left.length; k++) {
                left[k] = values[k] - linear.predict(rows[k]);
            }
            boost(rows, left, trees, RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
        }
        return new KindModel(linear, trees);
    }

    private static void boost(double[][] rows, double[] left, List<RegressionTree> trees, RandomGenerator random) {
        RegressionTree.Limits limits = new RegressionTree.Limits(LEAST_TO_SPLIT, DEPTH, rows[0].length / 2);
        for (int t = 0; t < TREES; t++) {
            int[] order = IntStream.range(0, rows.length).toArray();
            RegressionTree tree = RegressionTree.grow(rows, left, order, random, limits);
            trees.add(tree);
            for (int k = 0; k < left.length; k++) {
                left[k] -= RATE * tree.leaf(rows[k]).mean();
            }
        }
    }

    double predict(double[] row) {
        double sum = linear.predict(row);
        for (RegressionTree tree : trees) {
            sum += RATE * tree.leaf(row).mean();
        }
        return sum;
    }

    void write(DataOutput out) throws IOException {
        linear.write(out);
        out.writeInt(trees.size());
        for (RegressionTree tree : trees) {
            tree.write(out);
        }
    }

    static KindModel read(DataInput in) throws IOException {
        RidgeModel linear = RidgeModel.read(in);
        List<RegressionTree> trees = new ArrayList<>();
        int count = in.readInt();
        for (int t = 0; t < count; t++) {
            trees.add(RegressionTree.read(in));
        }
        return new KindModel(linear, trees);
    }
}
