package nas4j.experiments.config;

import java.util.List;
import nas4j.evaluate.Objective;
import nas4j.space.tree.Condition;

/**
 * What counts as good.
 *
 * @param objectives one or more
 * @param constraints conditions on decisions, on costs of the network, and on what was measured
 */
public record Goal(List<Objective> objectives, List<Condition> constraints) {
    public Goal {
        objectives = List.copyOf(objectives);
        constraints = List.copyOf(constraints);
        if (objectives.isEmpty() || objectives.stream().distinct().count() < objectives.size()) {
            throw new IllegalArgumentException("objectives " + objectives + " are not one or more different ones");
        }
    }
}
