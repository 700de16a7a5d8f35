package nas4j.results.statistics;

import java.util.Collection;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.StandardDeviation;

/**
 * What a few numbers are like.
 *
 * @param n how many, from 1
 * @param std standard deviation with n − 1 below; NaN for one number
 * @param lowerQuartile by linear interpolation between order statistics, as the other two (type 7 of Hyndman and Fan
 *     1996)
 */
public record Summary(int n, double mean, double std, double lowerQuartile, double median, double upperQuartile) {

    /**
     * Sums numbers up.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Summary of(Collection<Double> numbers) {
        return of(numbers.stream().mapToDouble(Double::doubleValue).toArray());
    }

    static Summary of(double... numbers) {
        if (numbers.length == 0) {
            throw new IllegalArgumentException("no numbers to sum up");
        }
        double[] quartiles = Quantile.withDefaults()
                .withCopy(true)
                .with(Quantile.EstimationMethod.HF7)
                .evaluate(numbers, 0.25, 0.5, 0.75);
        double std =
                numbers.length == 1 ? Double.NaN : StandardDeviation.of(numbers).getAsDouble();
        return new Summary(
                numbers.length, Mean.of(numbers).getAsDouble(), std, quartiles[0], quartiles[1], quartiles[2]);
    }

    /** Standard error of the mean; NaN for one number. */
    public double standardError() {
        return std / Math.sqrt(n);
    }
}
