package nas4j.agent.measure;

import java.util.List;

/**
 * What one repeat found.
 *
 * @param ratios one for each block of runs; none without a reference
 */
public record Repeat(Runs runs, List<Double> ratios) {
    public Repeat {
        ratios = List.copyOf(ratios);
    }

    /** NaN without a reference. */
    double ratio() {
        return Repeats.median(
                ratios.stream().mapToDouble(Double::doubleValue).sorted().toArray());
    }

    double p50Ms() {
        return runs.quantileMs(.5);
    }
}
