package nas4j.results.rounded;

import java.util.ArrayList;
import java.util.List;
import nas4j.evaluate.Objective;
import nas4j.evaluate.pareto.ParetoFront;
import nas4j.store.TrialRecord;

/**
 * A network as it rounds and in single precision.
 *
 * @param trial of the search
 * @param rounded a value for each objective
 * @param inFloat the same in single precision
 * @param blocks times of its blocks, if they were measured
 */
public record Twin(TrialRecord trial, List<Double> rounded, List<Double> inFloat, List<BlockTime> blocks) {
    public Twin {
        rounded = List.copyOf(rounded);
        inFloat = List.copyOf(inFloat);
        blocks = List.copyOf(blocks);
    }

    /** The values of one of both. */
    public List<Double> values(boolean areRounded) {
        return areRounded ? rounded : inFloat;
    }

    /** Those that no other one beats in every objective, best first by the first. */
    public static List<Twin> front(List<Twin> twins, List<Objective> objectives, boolean areRounded) {
        if (twins.isEmpty()) {
            return List.of();
        }
        ParetoFront<Twin> front = new ParetoFront<>(objectives.size());
        for (Twin twin : twins) {
            front.add(losses(twin.values(areRounded), objectives), twin);
        }
        return front.entries().stream().map(ParetoFront.Entry::item).toList();
    }

    private static List<Double> losses(List<Double> values, List<Objective> objectives) {
        List<Double> losses = new ArrayList<>();
        for (int k = 0; k < values.size(); k++) {
            losses.add(objectives.get(k).loss(values.get(k)));
        }
        return losses;
    }
}
