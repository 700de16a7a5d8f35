package nas4j.predictors.gp;

import java.io.DataInput;
import java.io.IOException;
import java.util.List;
import nas4j.predict.PerformancePredictor;
import nas4j.predict.PredictorProvider;
import nas4j.space.SearchSpace;

/** {@code gp}. */
public final class GaussianProcessProvider implements PredictorProvider {
    @Override
    public String name() {
        return "gp";
    }

    @Override
    public String summary() {
        return "A Gaussian process over decisions and the networks they make: the choice for up to a thousand rows.";
    }

    @Override
    public String paper() {
        return "Rasmussen and Williams 2006, \"Gaussian processes for machine learning\"";
    }

    @Override
    public boolean readsColumns() {
        return true;
    }

    @Override
    public PerformancePredictor open(SearchSpace space, long seed) {
        return new GaussianProcess<>(List.of(new MixedKernel(space)));
    }

    @Override
    public PerformancePredictor load(SearchSpace space, DataInput in) throws IOException {
        GaussianProcess<?> predictor = new GaussianProcess<>(List.of(new MixedKernel(space)));
        predictor.read(space, in);
        return predictor;
    }
}
