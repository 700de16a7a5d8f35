package nas4j.djl.quantize;

import java.util.Arrays;

/**
 * Collects numbers too many to keep: looks at all of them twice, first at the ends, then at what lies between, in bins of
 * which it keeps number and mean. For one thread.
 */
final class Histogram {
    private static final int BINS = 2048;

    private final long[] counts = new long[BINS];
    private final double[] sums = new double[BINS];
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;

    /** First. */
    void spread(float... numbers) {
        for (float number : numbers) {
            low = Math.min(low, number);
            high = Math.max(high, number);
        }
    }

    /** Then the same numbers again. */
    void count(float... numbers) {
        double bins = high > low ? BINS / (high - low) : 0;
        for (float number : numbers) {
            int bin = Math.clamp((long) ((number - low) * bins), 0, BINS - 1);
            counts[bin]++;
            sums[bin] += number;
        }
    }

    /** The means of the bins, between the ends. */
    Distribution distribution() {
        int filled = 0;
        double[] means = new double[BINS];
        long[] numbers = new long[BINS];
        for (int bin = 0; bin < BINS; bin++) {
            if (counts[bin] > 0) {
                means[filled] = sums[bin] / counts[bin];
                numbers[filled++] = counts[bin];
            }
        }
        return Distribution.of(low, high, Arrays.copyOf(means, filled), Arrays.copyOf(numbers, filled));
    }
}
