package nas4j.experiments.prepare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nas4j.evaluate.Objective;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.config.Goal;
import nas4j.input.InputException;
import nas4j.input.Nearest;
import nas4j.input.Where;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import nas4j.space.tree.Condition;

/**
 * An experiment whose space and data were opened and fit each other.
 *
 * @param space with the experiment's own constraints
 * @param material what its architectures are evaluated on
 */
public record PreparedExperiment(
        Experiment experiment, SearchSpace space, Material material, Screening screening, Judge judge) {

    /**
     * Opens what the experiment names.
     *
     * @throws InputException if something is missing, or does not fit
     */
    public static PreparedExperiment of(Experiment experiment) {
        Material material = Material.open(experiment);
        Goal goal = experiment.goal();
        Set<String> measured = material.measurements();
        Set<String> known = new LinkedHashSet<>(measured);
        known.addAll(CostMeasures.NAMES);
        goal.objectives().forEach(objective -> requireKnown(objective, known));
        List<Condition> onNetworks = new ArrayList<>(goal.constraints());
        onNetworks.removeIf(condition -> MeasuredLimit.isOne(condition, measured));
        List<MeasuredLimit> limits = goal.constraints().stream()
                .filter(condition -> MeasuredLimit.isOne(condition, measured))
                .map(condition -> MeasuredLimit.of(condition, measured))
                .toList();
        SearchSpace space = SpaceCompiler.compile(SpaceFitting.constrain(material.fitted(), onNetworks));
        Screening screening = new Screening(space, new CostMeasures(wanted(goal)));
        return new PreparedExperiment(
                experiment, space, material, screening, new Judge(goal.objectives(), limits, goal.scalar()));
    }

    private static void requireKnown(Objective objective, Set<String> known) {
        String name = objective.measurement() + (objective.device().isEmpty() ? "" : " on " + objective.device());
        if (!known.contains(name)) {
            throw new InputException(
                    new Where("", 0, 0, "objectives"), "found [" + name + "], " + Nearest.hint(name, known));
        }
    }

    private static Set<String> wanted(Goal goal) {
        Set<String> wanted = new LinkedHashSet<>();
        goal.objectives().forEach(objective -> wanted.add(objective.measurement()));
        return wanted;
    }
}
