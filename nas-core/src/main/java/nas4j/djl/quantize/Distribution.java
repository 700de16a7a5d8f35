package nas4j.djl.quantize;

import java.util.Arrays;

/** Numbers, and how many there are of each. Immutable. */
final class Distribution {
    /** In ascending order. */
    private final double[] values;

    private final long[] counts;

    private final double low;
    private final double high;

    private Distribution(double low, double high, double[] values, long[] counts) {
        this.low = Math.min(0, low);
        this.high = Math.max(0, high);
        this.values = values;
        this.counts = counts;
    }

    /** Each number once, in any order. */
    static Distribution of(double... numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        long[] ones = new long[sorted.length];
        Arrays.fill(ones, 1);
        int last = sorted.length - 1;
        return new Distribution(last < 0 ? 0 : sorted[0], last < 0 ? 0 : sorted[last], sorted, ones);
    }

    /**
     * Numbers that stand for others between these ends.
     *
     * @param values in ascending order
     */
    static Distribution of(double low, double high, double[] values, long[] counts) {
        return new Distribution(low, high, values.clone(), counts.clone());
    }

    /** The least number, or 0 if that is less. */
    double low() {
        return low;
    }

    /** The greatest number, or 0 if that is greater. */
    double high() {
        return high;
    }

    /** The number that this share of all is below. */
    double quantile(double share) {
        double left = share * Arrays.stream(counts).sum();
        for (int k = 0; k < values.length; k++) {
            left -= counts[k];
            if (left < 0) {
                return values[k];
            }
        }
        return high;
    }

    /** Sum of the squares of what rounding changes. */
    double error(Scale scale) {
        double sum = 0;
        for (int k = 0; k < values.length; k++) {
            double change = scale.round(values[k]) - values[k];
            sum += counts[k] * change * change;
        }
        return sum;
    }
}
