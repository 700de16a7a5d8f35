package nas4j.results.compare;

import nas4j.results.analysis.Criterion;
import nas4j.results.analysis.RelativeImprovement;
import nas4j.results.statistics.Contrast;
import nas4j.results.statistics.Summary;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison says of one method.
 *
 * @param summary of its scores
 * @param against the name of the random search it is compared with; empty for random search itself, or if there is none
 * @param ri relative improvement over that, in percent; 0 for random search itself, NaN if there is none
 * @param contrast how much better it is than that; null as above
 * @param adjustedP the contrast's p-value, corrected for the number of methods by Holm's procedure; NaN as above
 */
public record MethodRow(
        String name,
        Summary summary,
        String against,
        double ri,
        @Nullable Contrast contrast,
        double adjustedP) {

    static MethodRow ofRandom(Method random) {
        return new MethodRow(random.name(), Summary.of(random.values()), "", 0, null, Double.NaN);
    }

    static MethodRow alone(Method method) {
        return new MethodRow(method.name(), Summary.of(method.values()), "", Double.NaN, null, Double.NaN);
    }

    static MethodRow of(Method method, Method random, Criterion criterion) {
        Contrast contrast = method.against(random, criterion);
        return new MethodRow(
                method.name(),
                Summary.of(method.values()),
                random.name(),
                RelativeImprovement.of(method.values(), random.values(), criterion.maximized()),
                contrast,
                contrast.p());
    }

    MethodRow adjusted(double p) {
        return new MethodRow(name, summary, against, ri, contrast, p);
    }

    /** The t-test's p-value against random search, not corrected; NaN if there is none. */
    public double p() {
        return contrast == null ? Double.NaN : contrast.p();
    }

    /** Hedges' g against random search; NaN if there is none. */
    public double effect() {
        return contrast == null ? Double.NaN : contrast.effect();
    }
}
