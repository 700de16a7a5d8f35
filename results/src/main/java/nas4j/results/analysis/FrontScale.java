package nas4j.results.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nas4j.evaluate.pareto.Hypervolume;

/**
 * The box that hypervolumes are a share of: from the least loss of each objective to the reference point.
 *
 * @param ideal the least loss of each objective
 * @param reference the largest loss of each objective, and a tenth of the box beyond it, so that extreme points count
 */
public record FrontScale(List<Double> ideal, List<Double> reference) {
    /** The share of the box in percent. */
    public static final Criterion CRITERION = new Criterion("hypervolume", "%", true);

    private static final double BEYOND = 0.1;

    public FrontScale {
        ideal = List.copyOf(ideal);
        reference = List.copyOf(reference);
    }

    /**
     * The box around fronts; empty if there are no points.
     *
     * @param losses points, none of them dominated in its own front
     */
    static Optional<FrontScale> find(List<List<Double>> losses) {
        return losses.isEmpty() ? Optional.empty() : Optional.of(of(losses));
    }

    private static FrontScale of(List<List<Double>> losses) {
        List<Double> ideal = new ArrayList<>();
        List<Double> reference = new ArrayList<>();
        for (int k = 0; k < losses.getFirst().size(); k++) {
            int objective = k;
            double least = losses.stream()
                    .mapToDouble(point -> point.get(objective))
                    .min()
                    .orElseThrow();
            double largest = losses.stream()
                    .mapToDouble(point -> point.get(objective))
                    .max()
                    .orElseThrow();
            double width = largest > least ? largest - least : Math.max(1e-9, Math.abs(least));
            ideal.add(least);
            reference.add(largest + BEYOND * width);
        }
        return new FrontScale(ideal, reference);
    }

    /** Minus the share of the box that points dominate, in percent. */
    double loss(List<List<Double>> losses) {
        double box = 1;
        for (int k = 0; k < ideal.size(); k++) {
            box *= reference.get(k) - ideal.get(k);
        }
        return -100 * Hypervolume.of(losses, reference) / box;
    }
}
