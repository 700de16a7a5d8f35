package nas4j.experiments.training;

import nas4j.djl.Engine;
import nas4j.djl.TrainingDevice;
import nas4j.djl.data.Splits;
import nas4j.experiments.config.EvaluationPlan;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.prepare.Material;
import nas4j.experiments.prepare.PreparedExperiment;
import nas4j.experiments.worker.EvaluatorProvider;
import nas4j.experiments.worker.TrialEvaluator;
import nas4j.experiments.yaml.ExperimentText;

/** Makes the evaluator of a worker that measures networks by a supernet, from the text of an experiment. */
public final class SupernetProvider implements EvaluatorProvider {
    /** What the evaluator is called. */
    public static final String NAME = "supernet";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public TrialEvaluator open(String setup) {
        Experiment experiment = ExperimentText.read("experiment", setup);
        PreparedExperiment prepared = PreparedExperiment.of(experiment);
        if (!(experiment.evaluation() instanceof EvaluationPlan.BySupernet plan)
                || !(prepared.material() instanceof Material.Images images)) {
            throw new IllegalArgumentException("experiment [" + experiment.name() + "] has no supernet");
        }
        Engine engine = Engine.open(TrainingDevice.parse(plan.alone().device()));
        Splits splits = images.data().carve(plan.alone().validation(), TrainingProvider.VALIDATION_SEED);
        return new SupernetTrials(prepared, plan, engine, splits, HostFigures.of(prepared.judge()));
    }
}
