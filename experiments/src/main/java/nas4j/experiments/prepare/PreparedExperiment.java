package nas4j.experiments.prepare;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.config.Goal;
import nas4j.experiments.kernels.PredictedLatency;
import nas4j.experiments.latency.PredictedLatencies;
import nas4j.experiments.latency.PredictedLimit;
import nas4j.experiments.latency.Predictions;
import nas4j.input.InputException;
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
     * @throws nas4j.input.InputException if something is missing, or does not fit
     */
    public static PreparedExperiment of(Experiment experiment) {
        Material material = Material.open(experiment);
        Goal goal = experiment.goal();
        SearchSpace unconstrained = SpaceCompiler.compile(material.fitted());
        PredictedLatencies latencies = Predictions.of(experiment, unconstrained);
        KnownNames names =
                new KnownNames(material.measurements(), latencies.models().keySet());
        names.requireObjectives(experiment);
        names.requireDescriptors(experiment);
        Map<Boolean, List<Condition>> constraints = goal.constraints().stream()
                .filter(condition -> !PredictedLimit.isOne(condition))
                .collect(Collectors.partitioningBy(
                        condition -> MeasuredLimit.isOne(condition, material.measurements())));
        List<Condition> onNetworks = constraints.getOrDefault(false, List.of());
        List<MeasuredLimit> limits = constraints.getOrDefault(true, List.of()).stream()
                .map(condition -> MeasuredLimit.of(condition, material.measurements()))
                .toList();
        if (!onNetworks.isEmpty()) {
            onNetworks.forEach(condition -> names.requireNoneNear(condition, unconstrained));
        }
        SearchSpace space =
                material.among(SpaceCompiler.compile(SpaceFitting.constrain(material.fitted(), onNetworks)));
        Screening screening =
                new Screening(space, new CostMeasures(wanted(goal)), PredictedLatency.of(space), latencies);
        Judge judge = new Judge(goal, limits, degrees(goal, material.measurements()), latencies.limits());
        if (judge.isAbout(EnergyMeasures.ENERGY) && material instanceof Material.Images && experiment.workers() > 1) {
            throw new InputException(
                    experiment.places().objectives(),
                    "found [" + experiment.workers() + "] workers; energy is counted for the whole processor, accepted"
                            + " with it: workers: 1");
        }
        return new PreparedExperiment(experiment, space, material, screening, judge);
    }

    private static Set<String> wanted(Goal goal) {
        Set<String> wanted = new LinkedHashSet<>();
        goal.objectives().forEach(objective -> wanted.add(objective.measurement()));
        goal.descriptors().forEach(descriptor -> wanted.add(descriptor.measurement()));
        goal.constraints().forEach(condition -> wanted.addAll(MeasuredLimit.names(condition.expression())));
        return wanted;
    }

    /** The constraints of which it can be said how far they are broken. */
    private static List<MeasuredLimit> degrees(Goal goal, Set<String> measured) {
        Set<String> known = new LinkedHashSet<>(measured);
        known.addAll(CostMeasures.NAMES);
        return goal.constraints().stream()
                .filter(condition -> !PredictedLimit.isOne(condition))
                .filter(condition -> MeasuredLimit.isComparison(condition, known))
                .map(condition -> MeasuredLimit.of(condition, known))
                .toList();
    }
}
