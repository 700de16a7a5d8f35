package nas4j.predictors.neural;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import nas4j.predict.GaussianRanks;
import nas4j.predict.Normal;
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
 * Ranks a row by how many of those that were learnt from it is likely to beat, on average: a count, which is an order whether
 * or not the relation is one. Its normal score says which value has that rank. The mean of three relations; the deviation is
 * that between them.
 */
final class RelationPredictor implements PerformancePredictor {
    private static final int MEMBERS = 3;

    private final FeatureVector vectors;
    private final long seed;
    private final List<Relation> members = new ArrayList<>();
    /** By member, then by row that was learnt from. */
    private final List<double[][]> rivals = new ArrayList<>();

    private GaussianRanks ranks = GaussianRanks.of(List.of(0.0));
    private @Nullable StandardVectors standard;
    private double[][] known = {};

    RelationPredictor(SearchSpace space, long seed) {
        vectors = FeatureVector.of(space);
        this.seed = seed;
    }

    @Override
    public void fit(List<Row> rows, List<Double> values) {
        ranks = Rows.ranks(rows, values);
        StandardVectors scale = StandardVectors.of(vectors, rows);
        standard = scale;
        known = rows.stream().map(scale::of).toArray(double[][]::new);
        double[] scores = Numbers.of(ranks.scores());
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        members.clear();
        for (int k = 0; k < MEMBERS; k++) {
            Relation member = new Relation(scale.width(), random);
            member.train(known, scores, random);
            members.add(member);
        }
        meetRivals();
    }

    private void meetRivals() {
        rivals.clear();
        for (Relation member : members) {
            double[][] embedded = new double[known.length][];
            for (int k = 0; k < known.length; k++) {
                embedded[k] = member.embed(known[k]);
            }
            rivals.add(embedded);
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
        return MemberScores.prediction(
                IntStream.range(0, MEMBERS).mapToDouble(k -> score(members.get(k), rivals.get(k), vector)), ranks);
    }

    private static double score(Relation member, double[][] rivals, double[] vector) {
        double[] embedded = member.embed(vector);
        double wins = 0;
        for (double[] rival : rivals) {
            wins += (1 + member.probability(embedded, rival) - member.probability(rival, embedded)) / 2;
        }
        double least = .5 / rivals.length;
        return Normal.quantile(Math.clamp(wins / rivals.length, least, 1 - least));
    }

    @Override
    public void save(DataOutput out) throws IOException {
        scale().write(out);
        ranks.write(out);
        out.writeInt(known.length);
        for (double[] row : known) {
            Numbers.write(row, out);
        }
        for (Relation member : members) {
            member.write(out);
        }
    }

    /** Reads what {@link #save} wrote. */
    void read(DataInput in) throws IOException {
        standard = StandardVectors.read(vectors, in);
        ranks = GaussianRanks.read(in);
        known = new double[in.readInt()][];
        for (int k = 0; k < known.length; k++) {
            known[k] = Numbers.read(in);
        }
        members.clear();
        for (int k = 0; k < MEMBERS; k++) {
            members.add(Relation.read(in));
        }
        meetRivals();
    }
}
