package nas4j.hardware.kernel.model;

import java.util.List;

/** Intervals from the errors of predictions that were not learnt from. Lei et al. 2018, "Distribution-free predictive inference". */
final class Conformal {
    /** The share of truths that intervals hold. */
    static final double COVERAGE = .9;

    private Conformal() {}

    /** Half the width of an interval, or what errors that are divided by a width each make of it: the ⌈(n + 1) · 0.9⌉-th smallest error, the largest if there are too few. */
    static double halfWidth(List<Double> logErrors) {
        double[] sorted = logErrors.stream().mapToDouble(Math::abs).sorted().toArray();
        int place = (int) Math.ceil((sorted.length + 1) * COVERAGE) - 1;
        return sorted.length == 0 ? Double.POSITIVE_INFINITY : sorted[Math.min(place, sorted.length - 1)];
    }
}
