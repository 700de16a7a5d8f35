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
    /** Of leaves of one row, in squares of scores. */
    private static final double LEAST_VARIANCE = 1e-4;

    private final FeatureVector vectors;
    private final long seed;
    private final List<RegressionTree> trees = new ArrayList<>();
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
        double[] scores = Numbers.of(ranks.scores());
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int first = x[0].length - scale.size();
        trees.clear();
        for (int k = 0; k < TREES; k++) {
            int[] all = IntStream.range(0, x.length).toArray();
            trees.add(RegressionTree.grow(x, scores, all, random)
                    .withCuts((column, cut) -> column < first ? cut : scale.value(column - first, cut)));
        }
    }

    @Override
    public List<Prediction> predict(List<Row> rows) {
        rows.forEach(scale()::require);
        return rows.stream().map(vectors).map(this::prediction).toList();
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
        for (int k = 0; k < TREES; k++) {
            trees.add(RegressionTree.read(in));
        }
    }

    private Prediction prediction(double[] vector) {
        double sum = 0;
        double squares = 0;
        for (RegressionTree tree : trees) {
            RegressionTree leaf = tree.leaf(vector);
            sum += leaf.mean();
            squares += leaf.mean() * leaf.mean() + Math.max(LEAST_VARIANCE, leaf.variance());
        }
        double mean = sum / TREES;
        return ranks.prediction(mean, Math.sqrt(Math.max(0, squares / TREES - mean * mean)));
    }
}
