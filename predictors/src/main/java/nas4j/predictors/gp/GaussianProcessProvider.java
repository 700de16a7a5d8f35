package nas4j.predictors.gp;

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
    public PerformancePredictor open(SearchSpace space, long seed) {
        return new GaussianProcess<>(List.of(new MixedKernel(space)));
    }
}
