package nas4j.predictors.ridge;

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
    public PerformancePredictor open(SearchSpace space, long seed) {
        return new HashedRidge(space);
    }
}
