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
import org.jspecify.annotations.Nullable;

/**
 * Predicts the logarithm of the time of one kind of kernels: a sum or a regression, and trees each of which learns a part of what those
 * before it left (Friedman 2001, "Greedy function approximation: a gradient boosting machine"). Immutable; deterministic.
 */
final class KindModel {
    private static final int TREES = 220;
    private static final double RATE = .08;
    private static final int DEPTH = 7;
    private static final int LEAST_TO_SPLIT = 6;

    private final @Nullable CostSum sum;
    private final @Nullable RidgeModel linear;
    private final List<RegressionTree> trees;

    private KindModel(@Nullable CostSum sum, @Nullable RidgeModel linear, List<RegressionTree> trees) {
        this.sum = sum;
        this.linear = linear;
        this.trees = List.copyOf(trees);
    }

    static KindModel fit(Learner learner, double[][] rows, double[] values, long seed) {
        KindModel first = learner.isSum()
                ? new KindModel(CostSum.fit(rows, values), null, List.of())
                : new KindModel(null, RidgeModel.fit(rows, values), List.of());
        if (!learner.hasTrees()) {
            return first;
        }
        double[] left = new double[values.length];
        for (int k = 0; k < left.length; k++) {
            left[k] = values[k] - first.predict(rows[k]);
        }
        List<RegressionTree> trees = new ArrayList<>();
        boost(rows, left, trees, RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
        return new KindModel(first.sum, first.linear, trees);
    }

    private static void boost(double[][] rows, double[] left, List<RegressionTree> trees, RandomGenerator random) {
        RegressionTree.Limits limits = new RegressionTree.Limits(LEAST_TO_SPLIT, DEPTH, rows[0].length / 2);
        RegressionTree.Columns columns = RegressionTree.Columns.of(rows);
        for (int t = 0; t < TREES; t++) {
            int[] order = IntStream.range(0, rows.length).toArray();
            RegressionTree tree = RegressionTree.grow(columns, left, order, random, limits);
            trees.add(tree);
            for (int k = 0; k < left.length; k++) {
                left[k] -= RATE * tree.leaf(rows[k]).mean();
            }
        }
    }

    double predict(double[] row) {
        double log = sum == null ? 0 : sum.predict(row);
        log += linear == null ? 0 : linear.predict(row);
        for (RegressionTree tree : trees) {
            log += RATE * tree.leaf(row).mean();
        }
        return log;
    }

    void write(DataOutput out) throws IOException {
        out.writeBoolean(sum != null);
        if (sum != null) {
            sum.write(out);
        }
        out.writeBoolean(linear != null);
        if (linear != null) {
            linear.write(out);
        }
        out.writeInt(trees.size());
        for (RegressionTree tree : trees) {
            tree.write(out);
        }
    }

    static KindModel read(DataInput in) throws IOException {
        CostSum sum = in.readBoolean() ? CostSum.read(in) : null;
        RidgeModel linear = in.readBoolean() ? RidgeModel.read(in) : null;
        List<RegressionTree> trees = new ArrayList<>();
        int count = in.readInt();
        for (int t = 0; t < count; t++) {
            trees.add(RegressionTree.read(in));
        }
        return new KindModel(sum, linear, trees);
    }
}
