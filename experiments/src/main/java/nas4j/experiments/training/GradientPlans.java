package nas4j.experiments.training;

import java.util.function.ToDoubleFunction;
import java.util.random.RandomGeneratorFactory;
import nas4j.djl.supernet.Mixable;
import nas4j.djl.supernet.differentiable.DifferentiablePlan;
import nas4j.experiments.config.CostPlan;
import nas4j.experiments.config.EvaluationPlan;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.latency.LatencyModels;
import nas4j.experiments.prepare.PreparedExperiment;
import nas4j.experiments.yaml.Strategies;
import nas4j.graph.GraphCost;
import nas4j.graph.quantize.PrecisionCost;
import nas4j.hardware.latency.LatencyModel;
import nas4j.input.InputException;
import nas4j.search.Settings;
import nas4j.search.differentiable.CostTerm;
import nas4j.search.differentiable.strategy.AdditiveCosts;
import nas4j.search.differentiable.strategy.GradientSearch;
import nas4j.search.differentiable.strategy.GradientSearchProvider;
import nas4j.space.Architecture;
import nas4j.space.Costs.Cost;

/** Plans of searches by gradients, from what a person wrote. They need no engine. */
public final class GradientPlans {
    /** The same networks tell the costs of branches in all searches. */
    private static final long COST_SEED = 1;

    private GradientPlans() {}

    /**
     * Checks that an experiment's space can be searched by gradients, and as the experiment wants it.
     *
     * @throws InputException if not; it says what of the space cannot be mixed
     */
    public static void require(PreparedExperiment prepared) {
        Experiment experiment = prepared.experiment();
        try {
            Mixable.require(prepared.space().relax());
        } catch (IllegalArgumentException e) {
            throw new InputException(
                    experiment.places().space(),
                    "found [" + experiment.space() + "], which the strategy "
                            + experiment.search().strategy() + " cannot mix: " + e.getMessage());
        }
        try {
            of(prepared);
        } catch (IllegalArgumentException e) {
            throw new InputException(experiment.places().search(), String.valueOf(e.getMessage()));
        }
    }

    /** How the strategy is set, but for the supernet's own weights. */
    public static GradientSearch search(Experiment experiment) {
        if (!(Strategies.named(experiment.search().strategy()) instanceof GradientSearchProvider provider)) {
            throw new IllegalArgumentException("experiment [" + experiment.name() + "] does not search by gradients");
        }
        return provider.plan(
                Settings.of(provider.settings(), experiment.search().settings()));
    }

    /**
     * The plan of an experiment that searches by gradients.
     *
     * @throws IllegalArgumentException if parts of it do not fit each other, or costs do not fit the form
     * @throws InputException if nothing is known of a device
     */
    static DifferentiablePlan of(PreparedExperiment prepared) {
        Experiment experiment = prepared.experiment();
        if (!(experiment.evaluation() instanceof EvaluationPlan.ByTraining training)) {
            throw new IllegalArgumentException("experiment [" + experiment.name() + "] trains nothing");
        }
        GradientSearch search = search(experiment);
        DifferentiablePlan plan = DifferentiablePlan.of(
                        search.method(), Plans.of(training.recipe()).optimization())
                .with(search.architecture())
                .withWarmUp(search.warmUp(), search.every())
                .with(search.skipDecay());
        if (search.stop() != null) {
            plan = plan.with(search.stop());
        }
        CostPlan cost = experiment.search().cost();
        return cost == null ? plan : plan.with(term(cost, prepared));
    }

    private static CostTerm term(CostPlan cost, PreparedExperiment prepared) {
        ToDoubleFunction<Architecture> measure = measure(cost, prepared);
        return new AdditiveCosts(prepared.space())
                .term(
                        measure,
                        cost.form(),
                        RandomGeneratorFactory.of("L64X128MixRandom").create(COST_SEED));
    }

    /**
     * What networks cost: counted, or in milliseconds.
     *
     * @throws InputException if nothing is known of a device
     */
    static ToDoubleFunction<Architecture> measure(CostPlan cost, PreparedExperiment prepared) {
        if (!cost.device().isEmpty()) {
            LatencyModel model = LatencyModels.USUAL.require(
                    cost.device(),
                    prepared.space(),
                    prepared.experiment().places().search());
            return drawn -> model.predict(drawn.genotype(), drawn.graph()).medianMs();
        }
        return drawn -> counted(cost.measure(), drawn);
    }

    private static double counted(String measure, Architecture drawn) {
        if (measure.equals(Cost.MODEL_BYTES.text())) {
            return PrecisionCost.of(drawn.graph()).modelBytes();
        }
        if (measure.equals(Cost.BIT_OPERATIONS.text())) {
            return PrecisionCost.of(drawn.graph()).bitOperations();
        }
        GraphCost counted = GraphCost.of(drawn.graph());
        return measure.equals(Cost.MACS.text()) ? counted.macs() : counted.parameters();
    }
}
