package nas4j.experiments.training;

import nas4j.djl.Engine;
import nas4j.djl.TrainingDevice;
import nas4j.djl.data.Splits;
import nas4j.djl.trial.HyperParameters;
import nas4j.experiments.config.EvaluationPlan;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.prepare.Material;
import nas4j.experiments.prepare.PreparedExperiment;
import nas4j.experiments.worker.EvaluatorProvider;
import nas4j.experiments.worker.TrialEvaluator;
import nas4j.experiments.yaml.ExperimentText;
import nas4j.experiments.yaml.Strategies;
import nas4j.search.bits.BitSearchProvider;
import nas4j.search.differentiable.strategy.GradientSearchProvider;
import nas4j.search.task.TaskSearchProvider;

/** Makes the evaluator of a worker from the text of an experiment. */
public final class TrainingProvider implements EvaluatorProvider {
    /** What the evaluator is called. */
    public static final String NAME = "training";

    /** The validation images are the same in all trials of all runs. */
    static final long VALIDATION_SEED = 1;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public TrialEvaluator open(String setup) {
        Experiment experiment = ExperimentText.read("experiment", setup);
        PreparedExperiment prepared = PreparedExperiment.of(experiment);
        if (!(experiment.evaluation() instanceof EvaluationPlan.ByTraining plan)
                || !(prepared.material() instanceof Material.Images images)) {
            throw new IllegalArgumentException("experiment [" + experiment.name() + "] trains nothing");
        }
        HyperParameters.requireKnown(images.fitted().train().keySet());
        Engine engine = Engine.open(TrainingDevice.parse(plan.device()));
        Splits splits = images.data().carve(plan.validation(), VALIDATION_SEED);
        TrialEvaluator alone = new TrainingTrials(prepared, plan, engine, splits, HostFigures.of(prepared.judge()));
        return switch (Strategies.named(experiment.search().strategy())) {
            case GradientSearchProvider _ -> new OneShotTrials(new GradientRun(prepared, plan, engine, splits), alone);
            case BitSearchProvider _ -> new OneShotTrials(new BitRun(prepared, plan, engine, splits), alone);
            case TaskSearchProvider _ -> new OneShotTrials(new TaskRun(prepared, plan, engine, splits), alone);
            default -> alone;
        };
    }
}
