package nas4j.predictors.neural;

import nas4j.predict.PerformancePredictor;
import nas4j.predict.PredictorProvider;
import nas4j.space.SearchSpace;

/** {@code mlp-ensemble}. */
public final class EnsembleProvider implements PredictorProvider {
    @Override
    public String name() {
        return "mlp-ensemble";
    }

    @Override
    public String summary() {
        return "Five small perceptrons on path counts and decisions; the slowest to learn.";
    }

    @Override
    public String paper() {
        return "White et al. 2021, \"BANANAS: Bayesian optimization with neural architectures for neural architecture"
                + " search\"";
    }

    @Override
    public PerformancePredictor open(SearchSpace space, long seed) {
        return new Ensemble(space, seed);
    }
}
