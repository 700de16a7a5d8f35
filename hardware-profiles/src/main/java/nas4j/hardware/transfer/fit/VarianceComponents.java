package nas4j.hardware.transfer.fit;

import java.util.Arrays;
import java.util.List;
import nas4j.algebra.Cholesky;

/**
 * A Gaussian process whose kernel is a sum of given ones, each with a variance, over a constant of variance 1 and noise:
 * K = 1 + Σ vₖ·Kₖ + v·I. The variances are those of greatest marginal likelihood times log-normal priors (Rasmussen and
 * Williams 2006, "Gaussian processes for machine learning", equations 5.8 and 5.9), found by ascent with a step of its own
 * for each (iRprop−: Igel and Hüsken 2000). Immutable; deterministic.
 */
public final class VarianceComponents {
    private static final int STEPS = 60;
    private static final double FIRST_STEP = 0.3;
    private static final double MOST_STEP = 1;
    private static final double LEAST_STEP = 1e-3;
    private static final double LEAST_NOISE = 1e-4;

    private final double[] variances;
    private final Cholesky cholesky;
    private final double[] alpha;
    private final double[][] inverse;

    private VarianceComponents(double[] logarithms, List<double[][]> kernels, double[] y) {
        variances = new double[logarithms.length];
        Arrays.setAll(variances, k -> Math.exp(logarithms[k]));
        variances[kernels.size()] += LEAST_NOISE;
        cholesky = new Cholesky();
        for (int i = 0; i < y.length; i++) {
            double[] row = new double[i + 1];
            Arrays.fill(row, 1);
            for (int k = 0; k < kernels.size(); k++) {
                for (int j = 0; j <= i; j++) {
                    row[j] += variances[k] * kernels.get(k)[i][j];
                }
            }
            row[i] += noise();
            cholesky.append(row);
        }
        alpha = y.clone();
        cholesky.forward(alpha);
        cholesky.backward(alpha);
        inverse = cholesky.inverse();
    }

    /**
     * What is expected of a variance before any value is known.
     *
     * @param median of the log-normal distribution
     * @param logStd its standard deviation, of the natural logarithm
     */
    public record Prior(double median, double logStd) {}

    /** Given variances, those of the kernels first, that of the noise at the end. */
    public static VarianceComponents of(List<Double> variances, List<double[][]> kernels, double[] y) {
        double[] logarithms = variances.stream().mapToDouble(Math::log).toArray();
        logarithms[kernels.size()] = Math.log(variances.getLast() - LEAST_NOISE);
        return new VarianceComponents(logarithms, kernels, y);
    }

    /**
     * The most likely variances.
     *
     * @param kernels each with a value for every pair of rows
     * @param priors of the kernels' variances, that of the noise at the end
     * @param y of mean 0 and variance 1 or near it
     */
    public static VarianceComponents fit(List<double[][]> kernels, List<Prior> priors, double[] y) {
        double[] logarithms =
                priors.stream().mapToDouble(prior -> Math.log(prior.median())).toArray();
        double[] steps = new double[logarithms.length];
        Arrays.fill(steps, FIRST_STEP);
        double[] before = new double[logarithms.length];
        double most = Double.NEGATIVE_INFINITY;
        VarianceComponents best = new VarianceComponents(logarithms, kernels, y);
        for (int step = 0; step < STEPS; step++) {
            VarianceComponents point = new VarianceComponents(logarithms, kernels, y);
            double evidence = point.evidence(y) - penalty(logarithms, priors);
            if (evidence > most) {
                most = evidence;
                best = point;
            }
            for (int k = 0; k < logarithms.length; k++) {
                Prior prior = priors.get(k);
                double away = (logarithms[k] - Math.log(prior.median())) / (prior.logStd() * prior.logStd());
                double slope = point.slope(k, kernels) - away;
                double agreement = slope * before[k];
                steps[k] =
                        Math.clamp(steps[k] * (agreement > 0 ? 1.2 : agreement < 0 ? 0.5 : 1), LEAST_STEP, MOST_STEP);
                before[k] = agreement < 0 ? 0 : slope;
                logarithms[k] += Math.signum(before[k]) * steps[k];
            }
        }
        return best;
    }

    private static double penalty(double[] logarithms, List<Prior> priors) {
        double sum = 0;
        for (int k = 0; k < logarithms.length; k++) {
            double away = (logarithms[k] - Math.log(priors.get(k).median()))
                    / priors.get(k).logStd();
            sum += away * away / 2;
        }
        return sum;
    }

    /** log p(y), but for a constant. */
    public double evidence(double[] y) {
        double fit = 0;
        for (int k = 0; k < y.length; k++) {
            fit += y[k] * alpha[k];
        }
        return -fit / 2 - cholesky.logDiagonal();
    }

    /** ½ tr((ααᵀ − K⁻¹) ∂K/∂ log vₖ). */
    private double slope(int k, List<double[][]> kernels) {
        double sum = 0;
        for (int i = 0; i < alpha.length; i++) {
            for (int j = 0; j < alpha.length; j++) {
                double part = k < kernels.size() ? kernels.get(k)[i][j] : i == j ? 1 : 0;
                sum += (alpha[i] * alpha[j] - inverse[i][j]) * part;
            }
        }
        return sum / 2 * (k < kernels.size() ? variances[k] : variances[k] - LEAST_NOISE);
    }

    /** vₖ. */
    public double variance(int kernel) {
        return variances[kernel];
    }

    /** v. */
    public double noise() {
        return variances[variances.length - 1];
    }

    /** Expected value, given the covariances with the rows. */
    public double mean(double[] covariances) {
        double sum = 0;
        for (int k = 0; k < alpha.length; k++) {
            sum += covariances[k] * alpha[k];
        }
        return sum;
    }

    /**
     * Standard deviation of a value that would be measured.
     *
     * @param own covariance with itself, without noise
     */
    public double std(double[] covariances, double own) {
        double[] solved = covariances.clone();
        cholesky.forward(solved);
        double explained = 0;
        for (double number : solved) {
            explained += number * number;
        }
        return Math.sqrt(Math.max(0, own - explained) + noise());
    }

    /**
     * Each value's distance from what the others let expect, αᵢ / (K⁻¹)ᵢᵢ (Rasmussen and Williams, equation 5.12), in
     * standard deviations of that.
     */
    public List<Double> looScores() {
        Double[] scores = new Double[alpha.length];
        Arrays.setAll(scores, k -> alpha[k] / Math.sqrt(inverse[k][k]));
        return List.of(scores);
    }

    /** What the others let expect in place of each value. */
    public List<Double> looMeans(double[] y) {
        Double[] means = new Double[alpha.length];
        Arrays.setAll(means, k -> y[k] - alpha[k] / inverse[k][k]);
        return List.of(means);
    }
}
