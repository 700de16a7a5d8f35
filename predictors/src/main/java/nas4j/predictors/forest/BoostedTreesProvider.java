package nas4j.predictors.forest;

import java.io.DataInput;
import java.io.IOException;
import nas4j.predict.PerformancePredictor;
import nas4j.predict.PredictorProvider;
import nas4j.space.SearchSpace;

/** {@code xgboost}. */
public final class BoostedTreesProvider implements PredictorProvider {
    @Override
    public String name() {
        return "xgboost";
    }

    @Override
    public String summary() {
        return "Gradient-boosted trees by XGBoost: for thousands of rows and many features.";
    }

    @Override
    public String paper() {
        return "Chen and Guestrin 2016, \"XGBoost: a scalable tree boosting system\"";
    }

    @Override
    public boolean readsColumns() {
        return true;
    }

    @Override
    public PerformancePredictor open(SearchSpace space, long seed) {
        return new BoostedTrees(space, seed);
    }

    @Override
    public PerformancePredictor load(SearchSpace space, DataInput in) throws IOException {
        BoostedTrees predictor = new BoostedTrees(space, 0);
        predictor.read(in);
        return predictor;
    }
}
