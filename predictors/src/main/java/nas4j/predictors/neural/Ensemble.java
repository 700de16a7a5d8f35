package nas4j.predictors.neural;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import nas4j.predict.GaussianRanks;
import nas4j.predict.PerformancePredictor;
import nas4j.predict.Prediction;
import nas4j.predictors.features.FeatureVector;
import nas4j.predictors.features.Rows;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;

/**
 * Five perceptrons from different beginnings; the deviation is that between them. White et al. 2021, "BANANAS", section
 * 4.2: path encoding, mean absolute error, Adam with rate 0.01, 150 epochs in batches of 32. Three hidden layers of 20 in
 * place of ten, one-hot columns beside the paths, and the normal scores of the values' ranks as targets. Each fit trains
 * from the beginning, in time proportional to the number of rows: about 10 ms a row.
 */
final class Ensemble implements PerformancePredictor {
    private static final int MEMBERS = 5;

    private final Function<Genotype, double[]> vectors;
    private final long seed;
    private final List<Perceptron> members = new ArrayList<>();
    private GaussianRanks ranks = GaussianRanks.of(List.of(0.0));
    private double[] means = {};
    private double[] scales = {};

    Ensemble(SearchSpace space, long seed) {
        vectors = FeatureVector.of(space);
        this.seed = seed;
    }

    @Override
    public void fit(List<Genotype> genotypes, List<Double> values) {
        Rows.require(genotypes, values);
        ranks = GaussianRanks.of(values);
        measure(genotypes);
        double[][] rows = genotypes.stream().map(this::standardised).toArray(double[][]::new);
        double[] scores =
                ranks.scores().stream().mapToDouble(Double::doubleValue).toArray();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        members.clear();
        for (int k = 0; k < MEMBERS; k++) {
            Perceptron member = new Perceptron(means.length, random);
            member.train(rows, scores, random);
            members.add(member);
        }
    }

    private void measure(List<Genotype> genotypes) {
        int width = vectors.apply(genotypes.getFirst()).length;
        means = new double[width];
        scales = new double[width];
        double n = genotypes.size();
        for (Genotype genotype : genotypes) {
            double[] vector = vectors.apply(genotype);
            for (int k = 0; k < width; k++) {
                means[k] += vector[k] / n;
                scales[k] += vector[k] * vector[k] / n;
            }
        }
        for (int k = 0; k < width; k++) {
            double variance = scales[k] - means[k] * means[k];
            scales[k] = variance > 1e-9 ? 1 / Math.sqrt(variance) : 0;
        }
    }

    /** Columns of mean 0 and variance 1 among the rows; those that never differ there are 0. */
    private double[] standardised(Genotype genotype) {
        double[] vector = vectors.apply(genotype).clone();
        for (int k = 0; k < vector.length; k++) {
            vector[k] = (vector[k] - means[k]) * scales[k];
        }
        return vector;
    }

    @Override
    public List<Prediction> predict(List<Genotype> genotypes) {
        if (members.isEmpty()) {
            throw new IllegalStateException("nothing was learnt yet");
        }
        return genotypes.stream().map(this::prediction).toList();
    }

    private Prediction prediction(Genotype genotype) {
        double[] vector = standardised(genotype);
        double sum = 0;
        double squares = 0;
        for (Perceptron member : members) {
            double score = member.predict(vector);
            sum += score;
            squares += score * score;
        }
        double mean = sum / MEMBERS;
        double variance = Math.max(0, squares - MEMBERS * mean * mean) / (MEMBERS - 1);
        return ranks.prediction(mean, Math.sqrt(variance));
    }
}
