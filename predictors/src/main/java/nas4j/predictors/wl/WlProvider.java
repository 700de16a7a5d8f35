package nas4j.predictors.wl;

import java.io.DataInput;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import nas4j.predict.PerformancePredictor;
import nas4j.predict.PredictorProvider;
import nas4j.predictors.features.Networks;
import nas4j.predictors.gp.GaussianProcess;
import nas4j.predictors.gp.Kernel;
import nas4j.space.SearchSpace;

/** {@code gp-wl}. The largest level h, 0 to 3, is that of the greatest marginal likelihood. */
public final class WlProvider implements PredictorProvider {
    @Override
    public String name() {
        return "gp-wl";
    }

    @Override
    public String summary() {
        return "A Gaussian process that compares networks by their labelled subtrees, whatever decisions led to them.";
    }

    @Override
    public String paper() {
        return "Ru et al. 2021, \"Interpretable neural architecture search via Bayesian optimisation with"
                + " Weisfeiler-Lehman kernels\"";
    }

    @Override
    public boolean readsColumns() {
        return false;
    }

    @Override
    public PerformancePredictor open(SearchSpace space, long seed) {
        return predictor(space);
    }

    private static GaussianProcess<WlFeatures> predictor(SearchSpace space) {
        Networks networks = Networks.of(space);
        List<Kernel<WlFeatures>> kernels = IntStream.rangeClosed(0, WlFeatures.MOST_LEVELS)
                .<Kernel<WlFeatures>>mapToObj(level -> new WlKernel(networks, level))
                .toList();
        return new GaussianProcess<>(kernels);
    }

    @Override
    public PerformancePredictor load(SearchSpace space, DataInput in) throws IOException {
        GaussianProcess<WlFeatures> predictor = predictor(space);
        predictor.read(space, in);
        return predictor;
    }
}
