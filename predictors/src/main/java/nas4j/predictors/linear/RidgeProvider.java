package nas4j.predictors.linear;

import java.io.DataInput;
import java.io.IOException;
import nas4j.predict.PerformancePredictor;
import nas4j.predict.PredictorProvider;
import nas4j.space.SearchSpace;

/** {@code ridge}. */
public final class RidgeProvider implements PredictorProvider {
    @Override
    public String name() {
        return "ridge";
    }

    @Override
    public String summary() {
        return "Ridge regression on the values themselves: for latencies and costs that add up, and for few rows.";
    }

    @Override
    public String paper() {
        return "Cummings et al. 2022, \"A hardware-aware framework for accelerating neural architecture search across modalities\"";
    }

    @Override
    public boolean readsColumns() {
        return true;
    }

    @Override
    public PerformancePredictor open(SearchSpace space, long seed) {
        return new RidgePredictor(space);
    }

    @Override
    public PerformancePredictor load(SearchSpace space, DataInput in) throws IOException {
        RidgePredictor predictor = new RidgePredictor(space);
        predictor.read(in);
        return predictor;
    }
}
