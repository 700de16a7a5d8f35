package nas4j.predictors.djl;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import nas4j.predict.PerformancePredictor;
import nas4j.predict.Prediction;
import nas4j.predict.Row;
import nas4j.predictors.features.Rows;
import nas4j.predictors.graph.FeatureGraph;
import nas4j.predictors.graph.LabelledGraphs;
import nas4j.predictors.graph.SpaceGraphs;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import org.jspecify.annotations.Nullable;

/** A graph predictor that knows other tasks; each fit tunes it to its rows, from the same start. */
final class TunedTransfer implements PerformancePredictor {
    private final Function<Genotype, FeatureGraph> graphs;
    private final GraphTransfer start;
    private final long seed;
    private @Nullable GraphTransfer learnt;

    TunedTransfer(Function<Genotype, FeatureGraph> graphs, GraphTransfer start, long seed) {
        this.graphs = graphs;
        this.start = start;
        this.seed = seed;
    }

    /** One that predicts the task that was learnt last, as long as it has no rows of another. */
    static TunedTransfer untuned(Function<Genotype, FeatureGraph> graphs, GraphTransfer start, long seed) {
        TunedTransfer predictor = new TunedTransfer(graphs, start, seed);
        predictor.learnt = start;
        return predictor;
    }

    @Override
    public void fit(List<Row> rows, List<Double> values) {
        Rows.require(rows, values);
        learnt = start.tune(new LabelledGraphs("target", graphs(rows), values), seed);
    }

    private List<FeatureGraph> graphs(List<Row> rows) {
        return rows.stream().map(Row::genotype).map(graphs).toList();
    }

    @Override
    public List<Prediction> predict(List<Row> rows) {
        return learnt().predict(graphs(rows));
    }

    private GraphTransfer learnt() {
        if (learnt == null) {
            throw new IllegalStateException("nothing was learnt yet");
        }
        return learnt;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        GraphTransfer known = learnt();
        start.save(out);
        boolean isTuned = known != start;
        out.writeBoolean(isTuned);
        if (isTuned) {
            known.saveTuned(out);
        }
    }

    /** Reads what {@link #save} wrote. */
    static TunedTransfer load(SearchSpace space, DataInput in) throws IOException {
        GraphTransfer start = GraphTransfer.load(in);
        TunedTransfer predictor = new TunedTransfer(SpaceGraphs.of(space), start, 0);
        predictor.learnt = in.readBoolean() ? start.loadTuned(in) : start;
        return predictor;
    }
}
