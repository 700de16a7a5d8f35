package nas4j.evaluate.scalar;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the exponent of {@link MnasNet#soft} that suits a space: the one with which the best architecture by that reward
 * costs about what the target is.
 *
 * <p>The logarithm of the reward, log ACC + w · log(LAT / T), is linear in log ACC and log LAT. So whatever w is, the best
 * architecture is a corner of the upper concave envelope of the points (log LAT, log ACC), and it is the one at the target if
 * −w is the envelope's slope there. As the envelope has corners, and samples are noisy, the slope is taken as a mean over one
 * doubling of the cost with the target in its (geometric) middle. That is the paper's own reading of w: what a doubling of
 * the cost is worth in accuracy, a · (1 + gain) · 2^w = a.
 *
 * <p>The envelope of few samples lies below that of the space and is steeper where good architectures are rare, so that the
 * exponent found is too far from 0 rather than too near.
 */
public final class ExponentCalibration {
    private static final Comparator<Sample> CHEAPEST_FIRST =
            Comparator.comparingDouble(Sample::cost).thenComparingDouble(sample -> -sample.accuracy);

    private ExponentCalibration() {}

    /**
     * An architecture that was evaluated.
     *
     * @param accuracy above 0
     * @param cost in the target's unit, above 0
     */
    public record Sample(double accuracy, double cost) {
        public Sample {
            if (!(accuracy > 0 && cost > 0) || Double.isInfinite(accuracy) || Double.isInfinite(cost)) {
                throw new IllegalArgumentException(
                        "found accuracy [" + accuracy + "] and cost [" + cost + "], accepted: above 0");
            }
        }

        private double logAccuracy() {
            return Math.log(accuracy);
        }

        private double logCost() {
            return Math.log(cost);
        }
    }

    /**
     * The exponent w, at most 0. It is 0 where more cost brings no more accuracy. Empty if the target is not between the
     * smallest and the largest cost of the samples: then they say nothing about it.
     */
    public static Optional<Double> findExponent(List<Sample> samples, double target) {
        double least = samples.stream().mapToDouble(Sample::cost).min().orElse(Double.POSITIVE_INFINITY);
        double most = samples.stream().mapToDouble(Sample::cost).max().orElse(0);
        if (!(least < most && least <= target && target <= most)) {
            return Optional.empty();
        }
        List<Sample> envelope = envelope(samples);
        double from = Math.log(Math.max(least, target / Math.sqrt(2)));
        double to = Math.log(Math.min(most, target * Math.sqrt(2)));
        double slope = (heightAt(to, envelope) - heightAt(from, envelope)) / (to - from);
        return Optional.of(slope > 0 ? -slope : 0.0);
    }

    /** Corners of the upper concave envelope, cheapest first, up to the most accurate. */
    private static List<Sample> envelope(List<Sample> samples) {
        List<Sample> corners = new ArrayList<>();
        for (Sample sample : samples.stream().sorted(CHEAPEST_FIRST).toList()) {
            if (corners.isEmpty() || sample.accuracy > corners.getLast().accuracy) {
                while (corners.size() > 1 && !isRightTurn(corners.get(corners.size() - 2), corners.getLast(), sample)) {
                    corners.removeLast();
                }
                corners.add(sample);
            }
        }
        return corners;
    }

    private static boolean isRightTurn(Sample first, Sample second, Sample third) {
        return slope(first, second) > slope(second, third);
    }

    private static double slope(Sample from, Sample to) {
        return (to.logAccuracy() - from.logAccuracy()) / (to.logCost() - from.logCost());
    }

    /** Logarithm of the accuracy on the envelope; level beyond its last corner. */
    private static double heightAt(double logCost, List<Sample> envelope) {
        int behind = 0;
        while (behind < envelope.size() && envelope.get(behind).logCost() < logCost) {
            behind++;
        }
        if (behind == 0 || behind == envelope.size()) {
            return envelope.get(Math.max(0, behind - 1)).logAccuracy();
        }
        Sample before = envelope.get(behind - 1);
        return before.logAccuracy() + slope(before, envelope.get(behind)) * (logCost - before.logCost());
    }
}
