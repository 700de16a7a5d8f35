package nas4j.predictors.neural;

import java.io.DataInput;
import java.io.IOException;
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
    public boolean readsColumns() {
        return true;
    }

    @Override
    public PerformancePredictor open(SearchSpace space, long seed) {
        return new Ensemble(space, seed);
    }

    @Override
    public PerformancePredictor load(SearchSpace space, DataInput in) throws IOException {
        Ensemble predictor = new Ensemble(space, 0);
        predictor.read(in);
        return predictor;
    }
}
