package nas4j.experiments.config;

import java.util.List;
import nas4j.evaluate.Descriptor;
import nas4j.evaluate.Objective;
import nas4j.evaluate.scalar.Scalarization;
import nas4j.space.tree.Condition;
import org.jspecify.annotations.Nullable;

/**
 * What counts as good.
 *
 * @param objectives one or more
 * @param constraints conditions on decisions, on costs of the network, and on what was measured
 * @param descriptors what tells networks apart, for strategies that look for variety; empty for none
 * @param scalar one loss that combines the objectives, for strategies that take one and for the choice of the best; null
 *     for none
 */
public record Goal(
        List<Objective> objectives,
        List<Condition> constraints,
        List<Descriptor> descriptors,
        @Nullable Scalarization scalar) {
    public Goal {
        objectives = List.copyOf(objectives);
        constraints = List.copyOf(constraints);
        descriptors = List.copyOf(descriptors);
        if (objectives.isEmpty() || objectives.stream().distinct().count() < objectives.size()) {
            throw new IllegalArgumentException("objectives " + objectives + " are not one or more different ones");
        }
    }
}
