package nas4j.predictors.neural;

import java.io.DataInput;
import java.io.IOException;
import nas4j.predict.PerformancePredictor;
import nas4j.predict.PredictorProvider;
import nas4j.space.SearchSpace;

/** {@code binary-relation}. */
public final class RelationProvider implements PredictorProvider {
    @Override
    public String name() {
        return "binary-relation";
    }

    @Override
    public String summary() {
        return "Learns which of two networks is better, and ranks by wins: where order is all that counts.";
    }

    @Override
    public String paper() {
        return "Dudziak et al. 2020, \"BRP-NAS: prediction-based NAS using GCNs\"";
    }

    @Override
    public boolean readsColumns() {
        return true;
    }

    @Override
    public PerformancePredictor open(SearchSpace space, long seed) {
        return new RelationPredictor(space, seed);
    }

    @Override
    public PerformancePredictor load(SearchSpace space, DataInput in) throws IOException {
        RelationPredictor predictor = new RelationPredictor(space, 0);
        predictor.read(in);
        return predictor;
    }
}
