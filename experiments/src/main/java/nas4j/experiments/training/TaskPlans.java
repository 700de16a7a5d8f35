package nas4j.experiments.training;

import java.util.function.ToDoubleFunction;
import nas4j.experiments.config.CostPlan;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.prepare.PreparedExperiment;
import nas4j.experiments.yaml.Strategies;
import nas4j.input.InputException;
import nas4j.search.Settings;
import nas4j.search.differentiable.CostTerm;
import nas4j.search.task.TaskPaths.Prices;
import nas4j.search.task.TaskSearch;
import nas4j.search.task.TaskSearchProvider;
import nas4j.space.Architecture;
import nas4j.space.SearchSpace;

/** Plans of searches for several tasks, from what a person wrote. They need no engine. */
public final class TaskPlans {
    private TaskPlans() {}

    /**
     * Checks that an experiment can be searched as it wants to be.
     *
     * @throws InputException if not
     */
    public static void require(PreparedExperiment prepared) {
        prices(prepared);
    }

    /** How the strategy is set. */
    public static TaskSearch search(Experiment experiment) {
        if (!(Strategies.named(experiment.search().strategy()) instanceof TaskSearchProvider provider)) {
            throw new IllegalArgumentException("experiment [" + experiment.name() + "] does not search for tasks");
        }
        return provider.plan(
                Settings.of(provider.settings(), experiment.search().settings()));
    }

    /** λ (cost − R) / R of each network. */
    static Prices prices(PreparedExperiment prepared) {
        CostPlan cost = prepared.experiment().search().cost();
        if (cost == null) {
            return Prices.NONE;
        }
        if (!(cost.form() instanceof CostTerm.Form.AddedLine line)) {
            throw new InputException(
                    prepared.experiment().places().search(),
                    "found a cost of the form multiplied, accepted with the strategy task-policies: added");
        }
        ToDoubleFunction<Architecture> measure = GradientPlans.measure(cost, prepared);
        SearchSpace space = prepared.space();
        return new Prices(genotype ->
                line.weight() * (measure.applyAsDouble(space.decode(genotype)) - line.reference()) / line.reference());
    }
}
