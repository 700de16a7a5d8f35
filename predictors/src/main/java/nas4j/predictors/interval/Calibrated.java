package nas4j.predictors.interval;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import nas4j.predict.PerformancePredictor;
import nas4j.predict.Prediction;
import nas4j.predict.PredictorProvider;
import nas4j.predict.Row;
import nas4j.predict.choose.CrossValidation;
import nas4j.predictors.features.Numbers;
import nas4j.predictors.features.Rows;
import nas4j.space.SearchSpace;

/**
 * A predictor that has learnt, with intervals that hold a stated share of true values whatever its errors are like.
 *
 * <p>From {@value #LEAST_FOR_SHARES} rows on, an interval's half width is a quantile of the errors of cross-validation, each
 * in units of its own prediction's deviation and the mean deviation, times the same of the row (Lei et al. 2018, "Distribution-free
 * predictive inference for regression", section 5.2; Vovk 2015, "Cross-conformal predictors"). With fewer rows it is that of
 * the jackknife+ (Barber et al. 2021, "Predictive inference with the jackknife+", equation 1.4), for which as many predictors
 * are kept as there are rows. Deterministic; for one thread.
 */
public final class Calibrated {
    /** With as many rows left out in turn a quantile of 90 % is between errors, not beyond them. */
    private static final int LEAST_FOR_SHARES = 20;

    private static final int FOLDS = 10;
    private static final int FOLDS_OF_MANY = 5;
    private static final int MANY = 200;

    private static final int NO_OTHERS = -1;
    private static final Interval EVERYTHING = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    private final PerformancePredictor predictor;
    private final Errors errors;

    private Calibrated(PerformancePredictor predictor, Errors errors) {
        this.predictor = predictor;
        this.errors = errors;
    }

    /** What errors were made of rows that had been left out. */
    private sealed interface Errors {

        /** Of cross-validation, ascending, each over the sum of its deviation and the mean one. */
        record Shares(List<Double> ascending, double meanStd) implements Errors {}

        /** Of predictors that left out one row each. */
        record LeftOut(List<PerformancePredictor> others, List<Double> ofOthers) implements Errors {}
    }

    /**
     * Learns from rows.
     *
     * @param opening opens predictors that know nothing yet
     * @throws IllegalArgumentException as of {@link PerformancePredictor#fit}
     */
    public static Calibrated fit(Supplier<PerformancePredictor> opening, List<Row> rows, List<Double> values) {
        Rows.require(rows, values);
        PerformancePredictor predictor = opening.get();
        predictor.fit(rows, values);
        return rows.size() < LEAST_FOR_SHARES
                ? jackknife(predictor, opening, rows, values)
                : crossValidated(predictor, opening, rows, values);
    }

    private static Calibrated crossValidated(
            PerformancePredictor predictor,
            Supplier<PerformancePredictor> opening,
            List<Row> rows,
            List<Double> values) {
        int folds = rows.size() > MANY ? FOLDS_OF_MANY : FOLDS;
        List<Prediction> predictions =
                CrossValidation.of(opening, rows, values, folds).predictions();
        double meanStd =
                predictions.stream().mapToDouble(Prediction::std).average().orElseThrow();
        double[] shares = new double[values.size()];
        for (int k = 0; k < shares.length; k++) {
            double error = Math.abs(values.get(k) - predictions.get(k).mean());
            double std = meanStd + predictions.get(k).std();
            shares[k] = std == 0 ? 0 : error / std;
        }
        Arrays.sort(shares);
        return new Calibrated(
                predictor, new Errors.Shares(Arrays.stream(shares).boxed().toList(), meanStd));
    }

    private static Calibrated jackknife(
            PerformancePredictor predictor,
            Supplier<PerformancePredictor> opening,
            List<Row> rows,
            List<Double> values) {
        List<PerformancePredictor> others = new ArrayList<>();
        List<Double> errors = new ArrayList<>();
        for (int k = 0; k < rows.size() && rows.size() > 1; k++) {
            List<Row> rest = new ArrayList<>(rows);
            List<Double> their = new ArrayList<>(values);
            rest.remove(k);
            their.remove(k);
            PerformancePredictor other = opening.get();
            other.fit(rest, their);
            errors.add(Math.abs(values.get(k)
                    - other.predict(List.of(rows.get(k))).getFirst().mean()));
            others.add(other);
        }
        return new Calibrated(predictor, new Errors.LeftOut(others, errors));
    }

    /** What is predicted of rows. */
    public List<Prediction> predict(List<Row> rows) {
        return predictor.predict(rows);
    }

    /**
     * What true values lie in, one interval for each row.
     *
     * @param predictions what {@link #predict} said of these rows
     * @param coverage the share of intervals that hold, above 0, below 1
     */
    public List<Interval> intervals(List<Row> rows, List<Prediction> predictions, double coverage) {
        if (!(coverage > 0 && coverage < 1)) {
            throw new IllegalArgumentException("found coverage [" + coverage + "], accepted: above 0, below 1");
        }
        return switch (errors) {
            case Errors.Shares shares -> around(predictions, shares, coverage);
            case Errors.LeftOut left -> jackknife(rows, left, coverage);
        };
    }

    private static List<Interval> around(List<Prediction> predictions, Errors.Shares shares, double coverage) {
        int n = shares.ascending.size();
        int place = (int) Math.ceil((n + 1) * coverage) - 1;
        double share = place < n ? shares.ascending.get(place) : Double.POSITIVE_INFINITY;
        return predictions.stream()
                .map(prediction -> around(prediction.mean(), share, shares.meanStd + prediction.std()))
                .toList();
    }

    /** A share of nothing is nothing, however large it is. */
    private static Interval around(double mean, double share, double std) {
        double half = std == 0 ? 0 : share * std;
        return new Interval(mean - half, mean + half);
    }

    private static List<Interval> jackknife(List<Row> rows, Errors.LeftOut left, double coverage) {
        List<List<Prediction>> all =
                left.others.stream().map(other -> other.predict(rows)).toList();
        int n = all.size();
        int place = (int) Math.ceil((n + 1) * coverage);
        List<Interval> intervals = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            double[] lows = new double[n];
            double[] highs = new double[n];
            for (int k = 0; k < n; k++) {
                double mean = all.get(k).get(row).mean();
                lows[k] = mean - left.ofOthers.get(k);
                highs[k] = mean + left.ofOthers.get(k);
            }
            Arrays.sort(lows);
            Arrays.sort(highs);
            intervals.add(place > n ? EVERYTHING : between(lows[n - place], highs[place - 1]));
        }
        return intervals;
    }

    /** Of small shares the ends may cross, so that nothing is between them but what is halfway. */
    private static Interval between(double low, double high) {
        double middle = low / 2 + high / 2;
        return low <= high ? new Interval(low, high) : new Interval(middle, middle);
    }

    /** Writes what was learnt, for {@link #load}. */
    public void save(DataOutput out) throws IOException {
        predictor.save(out);
        switch (errors) {
            case Errors.Shares shares -> {
                out.writeInt(NO_OTHERS);
                Numbers.write(Numbers.of(shares.ascending), out);
                out.writeDouble(shares.meanStd);
            }
            case Errors.LeftOut left -> {
                out.writeInt(left.others.size());
                for (PerformancePredictor other : left.others) {
                    other.save(out);
                }
                Numbers.write(Numbers.of(left.ofOthers), out);
            }
        }
    }

    /** Reads what {@link #save} wrote, of predictors of this kind and space. */
    public static Calibrated load(PredictorProvider provider, SearchSpace space, DataInput in) throws IOException {
        PerformancePredictor predictor = provider.load(space, in);
        int count = in.readInt();
        if (count == NO_OTHERS) {
            List<Double> ascending = Arrays.stream(Numbers.read(in)).boxed().toList();
            return new Calibrated(predictor, new Errors.Shares(ascending, in.readDouble()));
        }
        List<PerformancePredictor> others = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            others.add(provider.load(space, in));
        }
        List<Double> ofOthers = Arrays.stream(Numbers.read(in)).boxed().toList();
        return new Calibrated(predictor, new Errors.LeftOut(others, ofOthers));
    }
}
