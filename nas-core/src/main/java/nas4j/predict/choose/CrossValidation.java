package nas4j.predict.choose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import nas4j.predict.GaussianRanks;
import nas4j.predict.PerformancePredictor;
import nas4j.predict.Prediction;
import nas4j.predict.Row;

/**
 * What is predicted of each row by predictors that have learnt from the others, a part of the rows being left out at a time.
 *
 * @param predictions one for each row
 * @param values what is true of it
 */
public record CrossValidation(List<Prediction> predictions, List<Double> values) {
    private static final int FOLDS = 4;

    public CrossValidation {
        predictions = List.copyOf(predictions);
        values = List.copyOf(values);
    }

    /** Four parts, the rows of which are evenly spaced; at least 2 rows. */
    public static CrossValidation of(Supplier<PerformancePredictor> opening, List<Row> rows, List<Double> values) {
        return of(opening, rows, values, FOLDS);
    }

    /**
     * Any number of parts.
     *
     * @param folds at least 2; as many as there are rows, to leave out one at a time
     */
    public static CrossValidation of(
            Supplier<PerformancePredictor> opening, List<Row> rows, List<Double> values, int folds) {
        Prediction[] predicted = new Prediction[rows.size()];
        for (int fold = 0; fold < Math.min(folds, rows.size()); fold++) {
            int left = fold;
            List<Integer> seen = places(rows.size(), k -> k % folds != left);
            List<Integer> unseen = places(rows.size(), k -> k % folds == left);
            PerformancePredictor predictor = opening.get();
            predictor.fit(
                    seen.stream().map(rows::get).toList(),
                    seen.stream().map(values::get).toList());
            List<Prediction> found =
                    predictor.predict(unseen.stream().map(rows::get).toList());
            for (int k = 0; k < found.size(); k++) {
                predicted[unseen.get(k)] = found.get(k);
            }
        }
        return new CrossValidation(new ArrayList<>(Arrays.asList(predicted)), values);
    }

    private static List<Integer> places(int count, IntPredicate which) {
        return IntStream.range(0, count).filter(which).boxed().toList();
    }

    /** The correlation of the normal scores of predicted and true ranks, −1 to 1; 0 if either are all alike. */
    public double correlation() {
        GaussianRanks one = GaussianRanks.of(values);
        GaussianRanks other =
                GaussianRanks.of(predictions.stream().map(Prediction::mean).toList());
        double product = 0;
        double ones = 0;
        double others = 0;
        for (int k = 0; k < one.size(); k++) {
            product += one.score(k) * other.score(k);
            ones += one.score(k) * one.score(k);
            others += other.score(k) * other.score(k);
        }
        return ones > 0 && others > 0 ? product / Math.sqrt(ones * others) : 0;
    }
}
