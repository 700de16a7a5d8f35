package nas4j.predictors.forest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import nas4j.algebra.RegressionTree;
import nas4j.predict.GaussianRanks;
import nas4j.predict.PerformancePredictor;
import nas4j.predict.Prediction;
import nas4j.predictors.features.FeatureVector;
import nas4j.predictors.features.Rows;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;

/**
 * Extremely randomised trees on the normal scores of the values' ranks, all rows in each tree. The variance is that of the
 * trees' means and the mean of their leaves' variances (Hutter et al. 2014, "Algorithm runtime prediction: methods and
 * evaluation", section 4.3.2). A fit takes O(trees · columns · n log n).
 */
final class RandomForest implements PerformancePredictor {
    private static final int TREES = 40;
    /** Of leaves of one row, in squares of scores. */
    private static final double LEAST_VARIANCE = 1e-4;

    private final Function<Genotype, double[]> vectors;
    private final long seed;
    private final List<RegressionTree> trees = new ArrayList<>();
    private GaussianRanks ranks = GaussianRanks.of(List.of(0.0));

    RandomForest(SearchSpace space, long seed) {
        vectors = FeatureVector.of(space);
        this.seed = seed;
    }

    @Override
    public void fit(List<Genotype> genotypes, List<Double> values) {
        Rows.require(genotypes, values);
        ranks = GaussianRanks.of(values);
        double[][] rows = genotypes.stream().map(vectors).toArray(double[][]::new);
        double[] scores =
                ranks.scores().stream().mapToDouble(Double::doubleValue).toArray();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        trees.clear();
        for (int k = 0; k < TREES; k++) {
            trees.add(RegressionTree.grow(
                    rows, scores, IntStream.range(0, rows.length).toArray(), random));
        }
    }

    @Override
    public List<Prediction> predict(List<Genotype> genotypes) {
        if (trees.isEmpty()) {
            throw new IllegalStateException("nothing was learnt yet");
        }
        return genotypes.stream().map(vectors).map(this::prediction).toList();
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
