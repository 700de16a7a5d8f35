package nas4j.predictors.gp;

import java.util.Arrays;
import java.util.List;
import nas4j.algebra.Cholesky;

/**
 * Finds the parameters of a kernel, and the variance of the noise behind them, that are most likely given some rows: of
 * greatest marginal likelihood times their log-normal priors (Rasmussen and Williams 2006, "Gaussian processes for machine
 * learning", equations 5.8 and 5.9). By ascent with a step of its own for each parameter (iRprop−: Igel and Hüsken 2000,
 * "Improving the Rprop learning algorithm"). Deterministic.
 *
 * @param <F> features of one row
 */
final class Evidence<F> {
    private static final int STEPS = 30;
    private static final double FIRST_STEP = 0.3;
    private static final double MOST_STEP = 1;
    private static final double LEAST_STEP = 1e-3;
    private static final double NOISE_MEAN = Math.log(0.02);
    private static final double NOISE_STD = 1;
    private static final double LEAST_NOISE = 1e-4;

    private final Kernel<F> kernel;
    private final List<F> rows;
    private final double[] values;
    private final double[] means;
    private final double[] stds;

    Evidence(Kernel<F> kernel, List<F> rows, double[] values) {
        this.kernel = kernel;
        this.rows = rows;
        this.values = values;
        double[] prior = kernel.prior(rows);
        means = Arrays.copyOf(prior, prior.length + 1);
        means[prior.length] = NOISE_MEAN;
        stds = Arrays.copyOf(kernel.priorStd(rows), means.length);
        stds[prior.length] = NOISE_STD;
    }

    /**
     * What was found.
     *
     * @param logarithms of the kernel's parameters, and that of the noise at the end
     * @param evidence logarithm of the marginal likelihood times the prior, but for a constant
     */
    record Found(List<Double> logarithms, double evidence) {
        Found {
            logarithms = List.copyOf(logarithms);
        }

        /** The variance of the noise. */
        double noise() {
            return LEAST_NOISE + Math.exp(logarithms.getLast());
        }

        /** Of the kernel's parameters alone. */
        double[] ofKernel() {
            return logarithms.stream()
                    .limit(logarithms.size() - 1L)
                    .mapToDouble(Double::doubleValue)
                    .toArray();
        }
    }

    /** What is most likely before any value is known. */
    Found prior() {
        return new Found(Arrays.stream(means).boxed().toList(), 0);
    }

    private record Point(double objective, List<Double> slopes) {}

    /** What is most likely given the values. */
    Found best() {
        double[] parameters = means.clone();
        double[] steps = new double[parameters.length];
        Arrays.fill(steps, FIRST_STEP);
        double[] before = new double[parameters.length];
        double[] best = parameters.clone();
        double most = Double.NEGATIVE_INFINITY;
        for (int step = 0; step < STEPS; step++) {
            Point point = point(parameters);
            if (point.objective > most) {
                most = point.objective;
                best = parameters.clone();
            }
            for (int k = 0; k < parameters.length; k++) {
                double slope = point.slopes.get(k);
                double agreement = slope * before[k];
                steps[k] =
                        Math.clamp(steps[k] * (agreement > 0 ? 1.2 : agreement < 0 ? 0.5 : 1), LEAST_STEP, MOST_STEP);
                before[k] = agreement < 0 ? 0 : slope;
                parameters[k] += Math.signum(before[k]) * steps[k];
            }
        }
        return new Found(Arrays.stream(best).boxed().toList(), most);
    }

    /** log p(y | θ) + log p(θ), but for constants, and its derivatives. */
    private Point point(double[] parameters) {
        Kernel.At<F> at = kernel.at(Arrays.copyOf(parameters, parameters.length - 1));
        double noise = LEAST_NOISE + Math.exp(parameters[parameters.length - 1]);
        Cholesky cholesky = new Cholesky();
        for (int i = 0; i < values.length; i++) {
            double[] row = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                row[j] = at.value(rows.get(i), rows.get(j));
            }
            row[i] += noise;
            cholesky.append(row);
        }
        double[] alpha = values.clone();
        cholesky.forward(alpha);
        double fit = 0;
        for (double number : alpha) {
            fit += number * number;
        }
        cholesky.backward(alpha);
        double objective = -fit / 2 - cholesky.logDiagonal();
        double[] slopes = slopes(at, alpha, cholesky.inverse(), noise - LEAST_NOISE);
        for (int k = 0; k < slopes.length; k++) {
            double away = (parameters[k] - means[k]) / stds[k];
            objective -= away * away / 2;
            slopes[k] -= away / stds[k];
        }
        return new Point(objective, Arrays.stream(slopes).boxed().toList());
    }

    /** ½ tr((ααᵀ − K⁻¹) ∂K/∂θ). */
    private double[] slopes(Kernel.At<F> at, double[] alpha, double[][] inverse, double noise) {
        double[] slopes = new double[means.length];
        for (int i = 0; i < alpha.length; i++) {
            for (int j = 0; j < i; j++) {
                at.addGradient(rows.get(i), rows.get(j), alpha[i] * alpha[j] - inverse[i][j], slopes);
            }
            double diagonal = (alpha[i] * alpha[i] - inverse[i][i]) / 2;
            at.addGradient(rows.get(i), rows.get(i), diagonal, slopes);
            slopes[slopes.length - 1] += diagonal * noise;
        }
        return slopes;
    }
}
