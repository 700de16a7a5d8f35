package nas4j.hardware.transfer;

import java.util.List;
import nas4j.predict.Normal;

/**
 * By how much intervals have to be wider or narrower than a model says, so that those of 90 % cover as much of what it has
 * not seen: the ⌈0.9·(n+1)⌉-th of the distances of n values from what the others let expect, in standard deviations, over
 * that of a normal distribution (conformal prediction with the jackknife: Lei et al. 2018, "Distribution-free predictive
 * inference for regression"; Barber et al. 2021, "Predictive inference with the jackknife+").
 */
final class Calibration {
    /** What intervals are made to cover. */
    static final double COVERAGE = 0.9;

    private Calibration() {}

    /**
     * The factor of all standard deviations. Where n is below 9 the quantile does not exist: then the largest distance, and
     * no less than 1.
     *
     * @param scores distances in standard deviations, 1 or more
     */
    static double factor(List<Double> scores) {
        List<Double> sorted = scores.stream().map(Math::abs).sorted().toList();
        int place = (int) Math.ceil(COVERAGE * (sorted.size() + 1));
        double normal = Normal.quantile((1 + COVERAGE) / 2);
        return place <= sorted.size() ? sorted.get(place - 1) / normal : Math.max(1, sorted.getLast() / normal);
    }
}
