package nas4j.hardware.kernel.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The models of one kind of kernels: one of all rows, and for each fifth of the networks one of the other four.
 *
 * @param learner which of them had the smallest errors where it had not learnt
 * @param logErrors of the fold models on what they had not learnt, predicted over measured, row by row
 */
record KindFit(Learner learner, KindModel all, List<KindModel> folds, List<Double> logErrors) {
    static final int FOLDS = 5;
    /** With fewer rows a kind has no model. */
    static final int LEAST_ROWS = 10;

    private static final int LEAST_FOR_MORE = 40;

    KindFit {
        folds = List.copyOf(folds);
        logErrors = List.copyOf(logErrors);
    }

    /** Rows of one kind. */
    static final class Rows {
        private final List<double[]> features = new ArrayList<>();
        private final List<Double> logs = new ArrayList<>();
        private final List<Integer> folds = new ArrayList<>();

        void add(int network, double[] row, double logTime) {
            features.add(row);
            logs.add(logTime);
            folds.add(network % FOLDS);
        }

        int size() {
            return logs.size();
        }

        private KindModel fit(Learner learner, int without) {
            List<double[]> rows = new ArrayList<>();
            List<Double> values = new ArrayList<>();
            for (int k = 0; k < size(); k++) {
                if (folds.get(k) != without) {
                    rows.add(features.get(k));
                    values.add(logs.get(k));
                }
            }
            if (rows.isEmpty()) {
                rows.addAll(features);
                values.addAll(logs);
            }
            double[] y = values.stream().mapToDouble(Double::doubleValue).toArray();
            return KindModel.fit(learner, rows.toArray(double[][]::new), y, without + 1);
        }
    }

    /** Learns in each way, and keeps the best. */
    static KindFit fit(Rows rows) {
        KindFit best = null;
        for (Learner learner : Learner.values()) {
            if (learner == Learner.SUM || rows.size() >= LEAST_FOR_MORE) {
                KindFit fit = fit(learner, rows);
                best = best == null || fit.meanError() < best.meanError() ? fit : best;
            }
        }
        return java.util.Objects.requireNonNull(best);
    }

    private static KindFit fit(Learner learner, Rows rows) {
        List<KindModel> folds = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            folds.add(rows.fit(learner, fold));
        }
        List<Double> errors = new ArrayList<>();
        for (int k = 0; k < rows.size(); k++) {
            KindModel model = folds.get(rows.folds.get(k));
            errors.add(model.predict(rows.features.get(k)) - rows.logs.get(k));
        }
        return new KindFit(learner, rows.fit(learner, -1), folds, errors);
    }

    private double meanError() {
        return logErrors.stream().mapToDouble(Math::abs).average().orElse(Double.POSITIVE_INFINITY);
    }
}
