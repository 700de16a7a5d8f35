package nas4j.predictors.ridge;

import java.io.DataInput;
import java.io.IOException;
import nas4j.predict.PerformancePredictor;
import nas4j.predict.PredictorProvider;
import nas4j.space.SearchSpace;

/** {@code hashed-ridge}. */
public final class HashedRidgeProvider implements PredictorProvider {
    @Override
    public String name() {
        return "hashed-ridge";
    }

    @Override
    public String summary() {
        return "A linear model of decisions and pairs of them: the fastest, for any number of rows.";
    }

    @Override
    public String paper() {
        return "Negrinho and Gordon 2017, \"DeepArchitect: automatically designing and training deep architectures\"";
    }

    @Override
    public boolean readsColumns() {
        return false;
    }

    @Override
    public PerformancePredictor open(SearchSpace space, long seed) {
        return new HashedRidge(space);
    }

    @Override
    public PerformancePredictor load(SearchSpace space, DataInput in) throws IOException {
        HashedRidge predictor = new HashedRidge(space);
        predictor.read(in);
        return predictor;
    }
}
