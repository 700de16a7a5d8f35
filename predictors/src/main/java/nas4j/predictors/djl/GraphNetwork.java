package nas4j.predictors.djl;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import nas4j.predict.GaussianRanks;
import nas4j.predict.PerformancePredictor;
import nas4j.predict.Prediction;
import nas4j.predict.Row;
import nas4j.predictors.features.Rows;
import nas4j.predictors.graph.FeatureGraph;
import nas4j.predictors.graph.SpaceGraphs;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import org.jspecify.annotations.Nullable;

/**
 * Three graph networks from different beginnings, side by side, on the normal scores of the values' ranks. Each fit trains
 * from the beginning. The variance is that between the members and that of values they did not learn from.
 */
final class GraphNetwork implements PerformancePredictor {
    private static final int MEMBERS = 3;
    private static final LearningPlan PLAN = new LearningPlan(200, 64, .007);

    private final Function<Genotype, FeatureGraph> graphs;
    private final long seed;
    private GaussianRanks ranks = GaussianRanks.of(List.of(0.0));
    private @Nullable Learnt learnt;

    GraphNetwork(SearchSpace space, long seed) {
        graphs = SpaceGraphs.of(space);
        this.seed = seed;
    }

    @Override
    public void fit(List<Row> rows, List<Double> values) {
        ranks = Rows.ranks(rows, values);
        GraphModel model = GraphModel.untrained(MEMBERS, seed);
        Set<Part> trained = Set.of(new Part.Base(), new Part.Head());
        learnt = new Learner(model, trained, Readout.BASE, graphs(rows), ranks.scores(), PLAN, seed).learn();
    }

    private List<FeatureGraph> graphs(List<Row> rows) {
        return rows.stream().map(Row::genotype).map(graphs).toList();
    }

    @Override
    public List<Prediction> predict(List<Row> rows) {
        Learnt known = learnt();
        return Ensemble.predict(known.model(), graphs(rows)).stream()
                .map(score -> ranks.prediction(score.mean(), Math.sqrt(score.std() * score.std() + known.variance())))
                .toList();
    }

    private Learnt learnt() {
        if (learnt == null) {
            throw new IllegalStateException("nothing was learnt yet");
        }
        return learnt;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        Learnt known = learnt();
        ranks.write(out);
        out.writeDouble(known.variance());
        known.model().save(out);
    }

    /** Reads what {@link #save} wrote. */
    void read(DataInput in) throws IOException {
        ranks = GaussianRanks.read(in);
        double variance = in.readDouble();
        learnt = new Learnt(GraphModel.load(in), variance);
    }
}
