package nas4j.predictors.djl;

import java.io.DataInput;
import java.io.IOException;
import nas4j.predict.PerformancePredictor;
import nas4j.predict.PredictorProvider;
import nas4j.space.SearchSpace;

/** {@code gnn}. */
public final class GraphNetworkProvider implements PredictorProvider {
    @Override
    public String name() {
        return "gnn";
    }

    @Override
    public String summary() {
        return "Three graph networks that read the operators of a network and their sizes; takes seconds to learn.";
    }

    @Override
    public String paper() {
        return "Mills et al. 2023, \"AIO-P: Expanding neural performance predictors beyond image classification\"";
    }

    @Override
    public boolean readsColumns() {
        return false;
    }

    @Override
    public PerformancePredictor open(SearchSpace space, long seed) {
        return new GraphNetwork(space, seed);
    }

    @Override
    public PerformancePredictor load(SearchSpace space, DataInput in) throws IOException {
        GraphNetwork predictor = new GraphNetwork(space, 0);
        predictor.read(in);
        return predictor;
    }
}
