package nas4j.predictors.wl;

import java.util.List;
import nas4j.predict.Row;
import nas4j.predictors.features.Networks;
import nas4j.predictors.gp.Kernel;

/**
 * w·Σₗ⟨φₗ(x), φₗ(y)⟩ over levels up to h, normalised: Ru et al. 2021, "Interpretable neural architecture search via Bayesian
 * optimisation with Weisfeiler-Lehman kernels", equation 3. Its one parameter is the weight w.
 */
final class WlKernel implements Kernel<WlFeatures> {
    private static final int MOST_ROWS_FOR_PRIOR = 60;
    private static final double WEIGHT_STD = 1.5;

    private final Networks networks;
    private final int level;

    /** @param level h */
    WlKernel(Networks networks, int level) {
        this.networks = networks;
        this.level = level;
    }

    @Override
    public WlFeatures features(Row row) {
        return WlFeatures.of(row.genotype(), networks);
    }

    /** What rows do not have in common makes their values differ by one, on average. */
    @Override
    public double[] prior(List<WlFeatures> rows) {
        List<WlFeatures> some = rows.subList(0, Math.min(rows.size(), MOST_ROWS_FOR_PRIOR));
        double unlike = 0;
        for (int i = 0; i < some.size(); i++) {
            for (int j = 0; j < i; j++) {
                unlike += 1 - some.get(i).likeness(some.get(j), level);
            }
        }
        double mean = 2 * unlike / Math.max(1, some.size() * (some.size() - 1.0));
        return new double[] {-Math.log(Math.clamp(mean, 1e-3, 1))};
    }

    @Override
    public double[] priorStd(List<WlFeatures> rows) {
        return new double[] {WEIGHT_STD};
    }

    @Override
    public At<WlFeatures> at(double[] logarithms) {
        double weight = Math.exp(logarithms[0]);
        return new At<>() {
            @Override
            public double value(WlFeatures one, WlFeatures other) {
                return weight * one.likeness(other, level);
            }

            @Override
            public void addGradient(WlFeatures one, WlFeatures other, double factor, double[] sums) {
                sums[0] += factor * value(one, other);
            }
        };
    }
}
