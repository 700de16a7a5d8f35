package nas4j.predictors.forest;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import nas4j.algebra.RegressionTree;
import nas4j.algebra.TreeTable;
import nas4j.predict.GaussianRanks;
import nas4j.predict.PerformancePredictor;
import nas4j.predict.Prediction;
import nas4j.predict.Row;
import nas4j.predictors.features.ColumnScores;
import nas4j.predictors.features.FeatureVector;
import nas4j.predictors.features.Numbers;
import nas4j.predictors.features.Rows;
import nas4j.space.SearchSpace;
import org.jspecify.annotations.Nullable;

/**
 * Extremely randomised trees on the normal scores of the values' ranks, all rows in each tree. The variance is that of the
 * trees' means and the mean of their leaves' variances (Hutter et al. 2014, "Algorithm runtime prediction: methods and
 * evaluation", section 4.3.2). Columns are cut by the normal scores of their ranks. A fit takes O(trees · columns · n log n).
 */
final class RandomForest implements PerformancePredictor {
    private static final int TREES = 40;
    /** Rows at once. */
    private static final int BLOCK = 256;
    /** Of leaves of one row, in squares of scores. */
    private static final double LEAST_VARIANCE = 1e-4;

    private final FeatureVector vectors;
    private final long seed;
    private final List<RegressionTree> trees = new ArrayList<>();
    private final List<TreeTable> tables = new ArrayList<>();
    private GaussianRanks ranks = GaussianRanks.of(List.of(0.0));
    private @Nullable ColumnScores columns;

    RandomForest(SearchSpace space, long seed) {
        vectors = FeatureVector.of(space);
        this.seed = seed;
    }

    @Override
    public void fit(List<Row> rows, List<Double> values) {
        ranks = Rows.ranks(rows, values);
        ColumnScores scale = ColumnScores.of(rows);
        columns = scale;
        double[][] x = rows.stream().map(scale::apply).map(vectors).toArray(double[][]::new);
        RegressionTree.Columns numbers = RegressionTree.Columns.of(x);
        double[] scores = Numbers.of(ranks.scores());
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int first = x[0].length - scale.size();
        trees.clear();
        tables.clear();
        for (int k = 0; k < TREES; k++) {
            int[] all = IntStream.range(0, x.length).toArray();
            trees.add(RegressionTree.grow(numbers, scores, all, random)
                    .withCuts((column, cut) -> column < first ? cut : scale.value(column - first, cut)));
        }
        trees.forEach(tree -> tables.add(TreeTable.of(tree)));
    }

    @Override
    public List<Prediction> predict(List<Row> rows) {
        rows.forEach(scale()::require);
        List<Prediction> predictions = new ArrayList<>(rows.size());
        for (int from = 0; from < rows.size(); from += BLOCK) {
            predictBlock(rows.subList(from, Math.min(rows.size(), from + BLOCK)), predictions);
        }
        return predictions;
    }

    /** Few enough rows to stay in the processor's cache while they go through tree by tree. */
    private void predictBlock(List<Row> rows, List<Prediction> predictions) {
        double[][] x = rows.stream().map(vectors).toArray(double[][]::new);
        double[] sums = new double[x.length];
        double[] squares = new double[x.length];
        int[] leaves = new int[x.length];
        for (TreeTable tree : tables) {
            tree.leaves(x, leaves);
            for (int k = 0; k < x.length; k++) {
                double mean = tree.mean(leaves[k]);
                sums[k] += mean;
                squares[k] += mean * mean + Math.max(LEAST_VARIANCE, tree.variance(leaves[k]));
            }
        }
        for (int k = 0; k < x.length; k++) {
            predictions.add(prediction(sums[k] / TREES, squares[k] / TREES));
        }
    }

    private ColumnScores scale() {
        if (columns == null) {
            throw new IllegalStateException("nothing was learnt yet");
        }
        return columns;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        scale().write(out);
        ranks.write(out);
        for (RegressionTree tree : trees) {
            tree.write(out);
        }
    }

    /** Reads what {@link #save} wrote. */
    void read(DataInput in) throws IOException {
        columns = ColumnScores.read(in);
        ranks = GaussianRanks.read(in);
        trees.clear();
        tables.clear();
        for (int k = 0; k < TREES; k++) {
            trees.add(RegressionTree.read(in));
        }
        trees.forEach(tree -> tables.add(TreeTable.of(tree)));
    }

    private Prediction prediction(double mean, double square) {
        return ranks.prediction(mean, Math.sqrt(Math.max(0, square - mean * mean)));
    }
}
