package nas4j.predictors.neural;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import nas4j.predict.GaussianRanks;
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
 * Five perceptrons from different beginnings; the deviation is that between them. White et al. 2021, "BANANAS", section
 * 4.2: path encoding, mean absolute error, Adam with rate 0.01, 150 epochs in batches of 32. Three hidden layers of 20 in
 * place of ten, one-hot columns beside the paths, and the normal scores of the values' ranks as targets. Each fit trains
 * from the beginning, in time proportional to the number of rows: about 10 ms a row.
 */
final class Ensemble implements PerformancePredictor {
    private static final int MEMBERS = 5;

    private final FeatureVector vectors;
    private final long seed;
    private final List<Perceptron> members = new ArrayList<>();
    private GaussianRanks ranks = GaussianRanks.of(List.of(0.0));
    private @Nullable StandardVectors standard;

    Ensemble(SearchSpace space, long seed) {
        vectors = FeatureVector.of(space);
        this.seed = seed;
    }

    @Override
    public void fit(List<Row> rows, List<Double> values) {
        ranks = Rows.ranks(rows, values);
        StandardVectors known = StandardVectors.of(vectors, rows);
        standard = known;
        double[][] x = rows.stream().map(known::of).toArray(double[][]::new);
        double[] scores = Numbers.of(ranks.scores());
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        members.clear();
        for (int k = 0; k < MEMBERS; k++) {
            Perceptron member = new Perceptron(known.width(), random);
            member.train(x, scores, random);
            members.add(member);
        }
    }

    @Override
    public List<Prediction> predict(List<Row> rows) {
        StandardVectors known = known();
        return rows.stream().map(known::of).map(this::prediction).toList();
    }

    private StandardVectors known() {
        if (standard == null) {
            throw new IllegalStateException("nothing was learnt yet");
        }
        return standard;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        known().write(out);
        ranks.write(out);
        for (Perceptron member : members) {
            member.write(out);
        }
    }

    /** Reads what {@link #save} wrote. */
    void read(DataInput in) throws IOException {
        standard = StandardVectors.read(vectors, in);
        ranks = GaussianRanks.read(in);
        members.clear();
        for (int k = 0; k < MEMBERS; k++) {
            members.add(Perceptron.read(in));
        }
    }

    private Prediction prediction(double[] vector) {
        return MemberScores.prediction(members.stream().mapToDouble(member -> member.predict(vector)), ranks);
    }
}
