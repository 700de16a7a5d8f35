package nas4j.predictors.ridge;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nas4j.predict.GaussianRanks;
import nas4j.predict.PerformancePredictor;
import nas4j.predict.Prediction;
import nas4j.predict.Row;
import nas4j.predictors.features.Numbers;
import nas4j.predictors.features.Remembered;
import nas4j.predictors.features.Rows;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;

/**
 * Ridge regression on counts of hashed features, of the normal scores of the values' ranks: w = A⁻¹Xᵀy with A = XᵀX + λI
 * (Negrinho and Gordon 2017, "DeepArchitect: automatically designing and training deep architectures", section 5.3). A⁻¹
 * takes one row after the other by the formula of Sherman and Morrison, and gives rows back by the same, so a further row
 * costs the same however many there are. The deviation is that of Bayesian linear regression with the noise that is seen.
 */
final class HashedRidge implements PerformancePredictor {
    private static final int WIDTH = HashedFeatures.BUCKETS;
    /** λ. */
    private static final double PENALTY = 1;
    /** Rows given back before all are taken anew, lest rounding adds up. */
    private static final int MOST_GIVEN_BACK = 200;

    private final Remembered<Genotype, int[]> features;
    private final double[][] inverse = new double[WIDTH][WIDTH];
    private final List<Genotype> rows = new ArrayList<>();
    private int givenBack;
    private double[] weights = {};
    private double noise;
    private GaussianRanks ranks = GaussianRanks.of(List.of(0.0));

    HashedRidge(SearchSpace space) {
        features = new Remembered<>(new HashedFeatures(space)::buckets);
        clear();
    }

    private void clear() {
        for (int k = 0; k < WIDTH; k++) {
            Arrays.fill(inverse[k], 0);
            inverse[k][k] = 1 / PENALTY;
        }
        rows.clear();
        givenBack = 0;
    }

    @Override
    public void fit(List<Row> known, List<Double> values) {
        Rows.require(known, values);
        List<Genotype> genotypes = known.stream().map(Row::genotype).toList();
        ranks = GaussianRanks.of(values);
        follow(genotypes);
        double[] sums = new double[WIDTH];
        for (int k = 0; k < genotypes.size(); k++) {
            for (int bucket : features.apply(genotypes.get(k))) {
                sums[bucket] += ranks.score(k);
            }
        }
        weights = new double[WIDTH];
        for (int k = 0; k < WIDTH; k++) {
            for (int j = 0; j < WIDTH; j++) {
                weights[k] += inverse[k][j] * sums[j];
            }
        }
        noise = noise(genotypes);
    }

    /** Gives back the rows that are no longer there, from the latest on, and takes those that are new. */
    private void follow(List<Genotype> genotypes) {
        int same = 0;
        while (same < Math.min(rows.size(), genotypes.size()) && rows.get(same).equals(genotypes.get(same))) {
            same++;
        }
        int back = rows.size() - same;
        givenBack += back;
        if (givenBack > MOST_GIVEN_BACK || back > same) {
            clear();
        }
        while (rows.size() > same) {
            change(features.apply(rows.removeLast()), -1);
        }
        for (Genotype row : genotypes.subList(rows.size(), genotypes.size())) {
            rows.add(row);
            change(features.apply(row), 1);
        }
    }

    /** (A ± xxᵀ)⁻¹ = A⁻¹ ∓ A⁻¹xxᵀA⁻¹ / (1 ± xᵀA⁻¹x). */
    private void change(int[] x, int sign) {
        double[] product = new double[WIDTH];
        for (int bucket : x) {
            for (int k = 0; k < WIDTH; k++) {
                product[k] += inverse[bucket][k];
            }
        }
        double scale = -sign / (1 + sign * dot(x, product));
        for (int k = 0; k < WIDTH; k++) {
            double factor = scale * product[k];
            for (int j = 0; j < WIDTH && factor != 0; j++) {
                inverse[k][j] += factor * product[j];
            }
        }
    }

    private static double dot(int[] x, double[] vector) {
        double sum = 0;
        for (int bucket : x) {
            sum += vector[bucket];
        }
        return sum;
    }

    /** The variance around the fit, with one more row of variance 1 than there are, as a fit of few rows is too good. */
    private double noise(List<Genotype> genotypes) {
        double squares = 1;
        for (int k = 0; k < genotypes.size(); k++) {
            double away = ranks.score(k) - dot(features.apply(genotypes.get(k)), weights);
            squares += away * away;
        }
        return squares / (genotypes.size() + 1);
    }

    @Override
    public List<Prediction> predict(List<Row> asked) {
        requireLearnt();
        return asked.stream()
                .map(Row::genotype)
                .map(features)
                .map(this::prediction)
                .toList();
    }

    private void requireLearnt() {
        if (weights.length == 0) {
            throw new IllegalStateException("nothing was learnt yet");
        }
    }

    @Override
    public void save(DataOutput out) throws IOException {
        requireLearnt();
        ranks.write(out);
        out.writeDouble(noise);
        Numbers.write(weights, out);
        for (double[] row : inverse) {
            Numbers.write(row, out);
        }
    }

    /** Reads what {@link #save} wrote; rows that are learnt later begin anew. */
    void read(DataInput in) throws IOException {
        ranks = GaussianRanks.read(in);
        noise = in.readDouble();
        weights = Numbers.read(in);
        for (int k = 0; k < WIDTH; k++) {
            inverse[k] = Numbers.read(in);
        }
        givenBack = MOST_GIVEN_BACK + 1;
    }

    private Prediction prediction(int[] x) {
        double variance = 0;
        for (int i = 0; i < x.length; i++) {
            double[] row = inverse[x[i]];
            double half = row[x[i]] / 2;
            for (int j = 0; j < i; j++) {
                half += row[x[j]];
            }
            variance += 2 * half;
        }
        return ranks.prediction(dot(x, weights), Math.sqrt(noise * Math.max(0, variance)));
    }
}
