package nas4j.predictors.gp;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import nas4j.predict.Row;
import nas4j.predictors.features.Decisions;
import nas4j.predictors.features.Networks;
import nas4j.predictors.features.Numbers;
import nas4j.predictors.features.Remembered;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;

/**
 * A sum of kernels, each with a weight: w₀·exp(−Σ aₖ·dₖ) over decisions, with a rate aₖ for each decision, and
 * wᵢ / (1 + bᵢ·dᵢ) (rational quadratic kernels) over what simplified networks look like: their sequences of operators, their
 * operators by place, and their sizes; and over columns, where there are any, with a rate for each. All rates and weights are
 * parameters.
 */
final class MixedKernel implements Kernel<MixedKernel.Point> {
    private static final List<ToDoubleBiFunction<Networks.Look, Networks.Look>> LOOKS =
            List.of(Networks.Look::pathDistance, Networks.Look::placeDistance, Networks.Look::sizeDistance);

    private static final int WEIGHTS = 1 + LOOKS.size();
    /** Parameters before the rates of decisions: all weights and the rates of looks. */
    private static final int OTHERS = WEIGHTS + LOOKS.size();

    private static final double COLUMNS_WEIGHT = 0.5;
    private static final int MOST_ROWS_FOR_PRIOR = 60;
    private static final double WEIGHT_STD = 1;
    private static final double RATE_STD = 1;
    /** −log of the decisions' kernel between two rows, on average, before anything is known. */
    private static final double MEAN_EXPONENT = 1.5;

    private final Decisions decisions;
    private final Remembered<Genotype, Networks.Look> looks;
    private final List<Decisions.Coordinate> coordinates;
    private final int[] rate;
    private final int rates;

    MixedKernel(SearchSpace space) {
        decisions = Decisions.of(space);
        looks = new Remembered<>(Networks.of(space)::look);
        coordinates = decisions.coordinates();
        rate = new int[coordinates.size()];
        int found = -1;
        for (int c = 0; c < rate.length; c++) {
            boolean isNext = c == 0
                    || coordinates.get(c).decision() != coordinates.get(c - 1).decision();
            found += isNext ? 1 : 0;
            rate[c] = found;
        }
        rates = found + 1;
    }

    /** The features of a row. Immutable. */
    static final class Point {
        private final int[] numbers;
        private final Networks.Look look;
        private final double[] columns;

        Point(int[] numbers, Networks.Look look, double[] columns) {
            this.numbers = numbers;
            this.look = look;
            this.columns = columns;
        }

        private double squaredDifference(Point other, int column) {
            double difference = columns[column] - other.columns[column];
            return difference * difference;
        }
    }

    @Override
    public Point features(Row row) {
        Genotype genotype = row.genotype();
        double[] columns = Numbers.of(row.columns());
        return new Point(decisions.of(genotype), looks.apply(genotype), columns);
    }

    @Override
    public double[] prior(List<Point> rows) {
        int columns = rows.getFirst().columns.length;
        double[] prior = new double[size(columns)];
        Arrays.fill(prior, 0, WEIGHTS, Math.log(1.0 / WEIGHTS));
        prior[0] = Math.log(0.5);
        List<Point> some = rows.subList(0, Math.min(rows.size(), MOST_ROWS_FOR_PRIOR));
        for (int k = 0; k < LOOKS.size(); k++) {
            ToDoubleBiFunction<Networks.Look, Networks.Look> distance = LOOKS.get(k);
            prior[WEIGHTS + k] = -Math.log(mean(some, (one, other) -> distance.applyAsDouble(one.look, other.look)));
        }
        double[] unit = new double[prior.length];
        At all = new At(unit);
        Arrays.fill(prior, OTHERS, OTHERS + rates, Math.log(MEAN_EXPONENT / mean(some, all::exponent)));
        if (columns > 0) {
            prior[OTHERS + rates] = Math.log(COLUMNS_WEIGHT);
            Arrays.fill(prior, OTHERS + rates + 1, prior.length, -Math.log(mean(some, all::columnDistance)));
        }
        return prior;
    }

    /** How many parameters there are: with columns a weight, and a rate for each, more. */
    private int size(int columns) {
        return OTHERS + rates + (columns == 0 ? 0 : 1 + columns);
    }

    /** Over all pairs; 1 where all are alike. */
    private static double mean(List<Point> rows, ToDoubleBiFunction<Point, Point> distance) {
        double sum = 0;
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < i; j++) {
                sum += distance.applyAsDouble(rows.get(i), rows.get(j));
            }
        }
        return sum > 0 ? 2 * sum / (rows.size() * (rows.size() - 1.0)) : 1;
    }

    @Override
    public double[] priorStd(List<Point> rows) {
        double[] std = new double[size(rows.getFirst().columns.length)];
        Arrays.fill(std, RATE_STD);
        Arrays.fill(std, 0, WEIGHTS, WEIGHT_STD);
        return std;
    }

    @Override
    public Kernel.At<Point> at(double[] logarithms) {
        return new At(logarithms);
    }

    private final class At implements Kernel.At<Point> {
        private final double[] weights = new double[WEIGHTS];
        private final double[] lookRates = new double[LOOKS.size()];
        private final double[] jumps = new double[rate.length];
        private final double[] steps = new double[rate.length];
        private final double columnsWeight;
        private final double[] columnRates;

        At(double[] logarithms) {
            Arrays.setAll(weights, k -> Math.exp(logarithms[k]));
            Arrays.setAll(lookRates, k -> Math.exp(logarithms[WEIGHTS + k]));
            for (int c = 0; c < rate.length; c++) {
                double factor = Math.exp(logarithms[OTHERS + rate[c]]);
                jumps[c] = factor * coordinates.get(c).jump();
                steps[c] = factor * coordinates.get(c).step();
            }
            int columns = Math.max(0, logarithms.length - OTHERS - rates - 1);
            columnsWeight = columns == 0 ? 0 : Math.exp(logarithms[OTHERS + rates]);
            columnRates = new double[columns];
            Arrays.setAll(columnRates, c -> Math.exp(logarithms[OTHERS + rates + 1 + c]));
        }

        private double columnDistance(Point one, Point other) {
            double sum = 0;
            for (int c = 0; c < columnRates.length; c++) {
                sum += columnRates[c] * one.squaredDifference(other, c);
            }
            return sum;
        }

        @Override
        public double value(Point one, Point other) {
            Networks.Look look = one.look;
            return weights[0] * Math.exp(-exponent(one, other))
                    + weights[1] / (1 + lookRates[0] * look.pathDistance(other.look))
                    + weights[2] / (1 + lookRates[1] * look.placeDistance(other.look))
                    + weights[3] / (1 + lookRates[2] * look.sizeDistance(other.look))
                    + columnsWeight / (1 + columnDistance(one, other));
        }

        private double exponent(Point one, Point other) {
            double sum = 0;
            for (int c = 0; c < jumps.length; c++) {
                sum += part(one, other, c);
            }
            return sum;
        }

        private double part(Point one, Point other, int c) {
            int difference = Math.abs(one.numbers[c] - other.numbers[c]);
            return difference == 0 ? 0 : jumps[c] + difference * steps[c];
        }

        @Override
        public void addGradient(Point one, Point other, double factor, double[] sums) {
            double first = factor * weights[0] * Math.exp(-exponent(one, other));
            sums[0] += first;
            for (int c = 0; c < jumps.length; c++) {
                sums[OTHERS + rate[c]] -= first * part(one, other, c);
            }
            for (int k = 0; k < LOOKS.size(); k++) {
                double scaled = lookRates[k] * LOOKS.get(k).applyAsDouble(one.look, other.look);
                double value = factor * weights[1 + k] / (1 + scaled);
                sums[1 + k] += value;
                sums[WEIGHTS + k] -= value * scaled / (1 + scaled);
            }
            if (columnRates.length > 0) {
                addColumnsGradient(one, other, factor, sums);
            }
        }

        private void addColumnsGradient(Point one, Point other, double factor, double[] sums) {
            double scaled = columnDistance(one, other);
            double value = factor * columnsWeight / (1 + scaled);
            sums[OTHERS + rates] += value;
            for (int c = 0; c < columnRates.length; c++) {
                sums[OTHERS + rates + 1 + c] -= value * columnRates[c] * one.squaredDifference(other, c) / (1 + scaled);
            }
        }
    }
}
