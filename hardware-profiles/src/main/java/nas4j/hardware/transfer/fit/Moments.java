package nas4j.hardware.transfer.fit;

import java.util.Arrays;

/**
 * Of some numbers.
 *
 * @param std standard deviation of these numbers themselves (divided by n)
 */
public record Moments(double mean, double std) {

    /** Of these; 0 and 0 where there are none. */
    public static Moments of(double[] numbers) {
        double mean = Arrays.stream(numbers).average().orElse(0);
        double variance = Arrays.stream(numbers)
                .map(number -> (number - mean) * (number - mean))
                .average()
                .orElse(0);
        return new Moments(mean, Math.sqrt(variance));
    }

    /** The upper one of the two in the middle, where there are two. */
    public static double median(double[] numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
