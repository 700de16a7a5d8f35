package nas4j.results.analysis;

import java.util.Collection;
import nas4j.results.statistics.Summary;

/**
 * How much better a method is than random search, in percent of random search: {@code RI = 100 · (mean of the method − mean
 * of random search) / mean of random search}, with the opposite sign where less is better. Yang, Esperança and Carlucci
 * 2020, "NAS evaluation is frustratingly hard", section 3.
 */
public final class RelativeImprovement {
    private RelativeImprovement() {}

    /** The relative improvement; NaN if random search's mean is 0. */
    public static double of(Collection<Double> method, Collection<Double> random, boolean maximized) {
        double reference = Summary.of(random).mean();
        double gain = (Summary.of(method).mean() - reference) * (maximized ? 1 : -1);
        return reference == 0 ? Double.NaN : 100 * gain / Math.abs(reference);
    }
}
