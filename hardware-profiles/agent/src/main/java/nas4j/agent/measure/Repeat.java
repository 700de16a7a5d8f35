package nas4j.agent.measure;

import java.util.List;

/**
 * What one repeat found.
 *
 * @param ratios one for each block of runs; none without a reference
 */
record Repeat(Runs runs, List<Double> ratios) {
    Repeat {
        ratios = List.copyOf(ratios);
    }

    double p50Ms() {
        return runs.quantileMs(.5);
    }
}
