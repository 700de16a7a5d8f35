package nas4j.experiments.bench;

import java.util.List;

/**
 * A figure over the seeds, one after each number of evaluations that is looked at.
 *
 * @param mean not a number where a seed had no result yet
 * @param standardError of the mean
 */
public record Figure(List<Double> mean, List<Double> standardError) {
    public Figure {
        mean = List.copyOf(mean);
        standardError = List.copyOf(standardError);
    }
}
