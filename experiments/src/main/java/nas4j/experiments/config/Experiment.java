package nas4j.experiments.config;

import java.util.List;
import nas4j.onnx.quantize.ActivationType;
import nas4j.space.tree.Quantize;
import org.jspecify.annotations.Nullable;

/**
 * An experiment.
 *
 * @param name what it is called in the store
 * @param space a name of the catalogue, or a file
 * @param quantize how the space's networks round, instead of what the space says; null for what it says
 * @param activations how whole numbers lie in the files of networks that round; null for as the devices that it is about want it
 * @param goal what counts as good
 * @param seeds one search each, and one baseline each
 * @param baseline whether random search is run beside it at the same cost
 * @param workers evaluations at once, from 1: in processes of their own where networks are trained
 * @param places where it was written, for messages
 */
public record Experiment(
        String name,
        String space,
        @Nullable Quantize quantize,
        @Nullable ActivationType activations,
        DataSource data,
        Goal goal,
        SearchPlan search,
        EvaluationPlan evaluation,
        SearchBudget budget,
        List<Long> seeds,
        boolean baseline,
        int workers,
        Places places) {
    public Experiment {
        seeds = List.copyOf(seeds);
        if (seeds.isEmpty() || seeds.stream().distinct().count() < seeds.size()) {
            throw new IllegalArgumentException("seeds " + seeds + " are not one or more different numbers");
        }
        if (workers < 1) {
            throw new IllegalArgumentException("workers [" + workers + "] is below 1");
        }
        if (places.objective().size() != goal.objectives().size()) {
            throw new IllegalArgumentException("found " + places.objective().size() + " places of "
                    + goal.objectives().size() + " objectives");
        }
    }

    /** Worker processes at once, from 1: those that evaluate, and one that scores suggestions if a proxy does. */
    public int processes() {
        ScreenPlan screen = search.screen();
        return workers + (screen != null && screen.by() instanceof ScreenPlan.Scored ? 1 : 0);
    }
}
