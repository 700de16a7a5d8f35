package nas4j.predictors.linear;

import java.io.DataInput;
import java.io.IOException;
import nas4j.predict.PerformancePredictor;
import nas4j.predict.PredictorProvider;
import nas4j.space.SearchSpace;

/** {@code svr}. */
public final class SvrProvider implements PredictorProvider {
    @Override
    public String name() {
        return "svr";
    }

    @Override
    public String summary() {
        return "Support vector regression with radial basis functions on the values themselves.";
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
        return new SvrPredictor(space);
    }

    @Override
    public PerformancePredictor load(SearchSpace space, DataInput in) throws IOException {
        SvrPredictor predictor = new SvrPredictor(space);
        predictor.read(in);
        return predictor;
    }
}
