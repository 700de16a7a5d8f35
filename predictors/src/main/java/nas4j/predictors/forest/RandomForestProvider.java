package nas4j.predictors.forest;

import java.io.DataInput;
import java.io.IOException;
import nas4j.predict.PerformancePredictor;
import nas4j.predict.PredictorProvider;
import nas4j.space.SearchSpace;

/** {@code random-forest}. */
public final class RandomForestProvider implements PredictorProvider {
    @Override
    public String name() {
        return "random-forest";
    }

    @Override
    public String summary() {
        return "Extremely randomised trees on decisions and network features: the choice for thousands of rows.";
    }

    @Override
    public String paper() {
        return "Geurts, Ernst and Wehenkel 2006, \"Extremely randomized trees\"";
    }

    @Override
    public boolean readsColumns() {
        return true;
    }

    @Override
    public PerformancePredictor open(SearchSpace space, long seed) {
        return new RandomForest(space, seed);
    }

    @Override
    public PerformancePredictor load(SearchSpace space, DataInput in) throws IOException {
        RandomForest predictor = new RandomForest(space, 0);
        predictor.read(in);
        return predictor;
    }
}
