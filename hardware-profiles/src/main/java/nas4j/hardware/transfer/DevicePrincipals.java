package nas4j.hardware.transfer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nas4j.algebra.SymmetricEigen;
import nas4j.hardware.transfer.fit.Moments;
import nas4j.hardware.transfer.fit.NumberTable;

/**
 * In what devices differ: the principal components of log latencies over devices. Each device's are brought to mean 0 and
 * variance 1 first, and cut off at {@value #MOST_AWAY} standard deviations from the median, as faulty rows would be
 * components of their own. Immutable; deterministic.
 */
final class DevicePrincipals {
    private static final double MOST_AWAY = 3;
    private static final double LEAST_STD = 1e-12;

    private final double[] centres;
    private final double[] stds;
    private final double[] means;
    private final double[] factors;
    private final List<double[]> loadings;

    private DevicePrincipals(
            double[] centres, double[] stds, double[] means, double[] factors, List<double[]> loadings) {
        this.centres = centres;
        this.stds = stds;
        this.means = means;
        this.factors = factors;
        this.loadings = loadings;
    }

    /**
     * Finds them.
     *
     * @param logs log latencies: a row for each architecture, a column for each device
     * @param most components at most
     */
    static DevicePrincipals of(NumberTable logs, int most) {
        int devices = logs.width();
        double[] centres = new double[devices];
        double[] stds = new double[devices];
        double[] means = new double[devices];
        double[] factors = new double[devices];
        for (int device = 0; device < devices; device++) {
            double[] column = logs.column(device);
            centres[device] = Moments.median(column);
            stds[device] = Math.max(LEAST_STD, Moments.of(column).std());
            double centre = centres[device];
            double std = stds[device];
            Moments cut = Moments.of(
                    Arrays.stream(column).map(log -> cut((log - centre) / std)).toArray());
            means[device] = cut.mean();
            factors[device] = cut.std() > LEAST_STD ? 1 / cut.std() : 0;
        }
        DevicePrincipals scaling = new DevicePrincipals(centres, stds, means, factors, List.of());
        SymmetricEigen eigen = SymmetricEigen.of(scaling.correlations(logs));
        List<double[]> loadings = new ArrayList<>();
        for (int k = 0; k < Math.min(most, devices); k++) {
            loadings.add(eigen.vector(k));
        }
        return new DevicePrincipals(centres, stds, means, factors, List.copyOf(loadings));
    }

    private static double cut(double score) {
        return Math.clamp(score, -MOST_AWAY, MOST_AWAY);
    }

    private double[][] correlations(NumberTable logs) {
        double[][] sums = new double[means.length][means.length];
        for (int row = 0; row < logs.size(); row++) {
            double[] scores = scores(logs.row(row));
            for (int i = 0; i < scores.length; i++) {
                for (int j = 0; j < scores.length; j++) {
                    sums[i][j] += scores[i] * scores[j] / logs.size();
                }
            }
        }
        return sums;
    }

    private double[] scores(double[] logs) {
        double[] scores = new double[logs.length];
        for (int k = 0; k < scores.length; k++) {
            scores[k] = (cut((logs[k] - centres[k]) / stds[k]) - means[k]) * factors[k];
        }
        return scores;
    }

    /** Where an architecture lies: a number for each component, the one with the greatest variance first. */
    double[] project(double[] logs) {
        if (logs.length != means.length) {
            throw new IllegalArgumentException("found [" + logs.length + "] latencies, accepted: " + means.length);
        }
        double[] scores = scores(logs);
        double[] point = new double[loadings.size()];
        for (int k = 0; k < point.length; k++) {
            double[] loading = loadings.get(k);
            for (int device = 0; device < scores.length; device++) {
                point[k] += loading[device] * scores[device];
            }
        }
        return point;
    }
}
