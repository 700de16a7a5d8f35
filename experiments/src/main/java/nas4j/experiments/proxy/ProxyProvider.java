package nas4j.experiments.proxy;

import java.util.function.Supplier;
import nas4j.djl.Engine;
import nas4j.djl.TrainingDevice;
import nas4j.djl.data.ImageData;
import nas4j.experiments.config.EvaluationPlan;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.config.ScreenPlan;
import nas4j.experiments.prepare.Material;
import nas4j.experiments.prepare.PreparedExperiment;
import nas4j.experiments.training.HostFigures;
import nas4j.experiments.worker.EvaluatorProvider;
import nas4j.experiments.worker.TrialEvaluator;
import nas4j.experiments.yaml.ExperimentText;
import nas4j.experiments.yaml.Proxies;
import nas4j.input.Where;
import nas4j.predictors.proxy.ProxyBatch;

/** Makes the evaluator of a worker that scores networks, from the text of an experiment. */
public final class ProxyProvider implements EvaluatorProvider {
    /** What the evaluator is called. */
    public static final String NAME = "proxy";

    /** All trials of all runs look at the same images. */
    private static final long BATCH_SEED = 1;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public TrialEvaluator open(String setup) {
        Experiment experiment = ExperimentText.read("experiment", setup);
        PreparedExperiment prepared = PreparedExperiment.of(experiment);
        EvaluationPlan.ByProxy plan = plan(experiment);
        if (!(prepared.material() instanceof Material.Images images)) {
            throw new IllegalArgumentException("experiment [" + experiment.name() + "] has no images to score with");
        }
        Supplier<Engine> engine = () -> Engine.open(TrainingDevice.parse(plan.device()));
        return new ProxyTrials(
                prepared.space(),
                Proxies.named(plan.proxy(), Where.UNKNOWN),
                batch(images.data().training(), plan, engine),
                batch(images.data().test(), plan, engine),
                HostFigures.of(prepared.judge()));
    }

    /** The screen's where networks are trained otherwise. */
    private static EvaluationPlan.ByProxy plan(Experiment experiment) {
        if (experiment.evaluation() instanceof EvaluationPlan.ByProxy plan) {
            return plan;
        }
        ScreenPlan screen = experiment.search().screen();
        if (screen != null && screen.by() instanceof ScreenPlan.Scored scored) {
            return scored.proxy();
        }
        throw new IllegalArgumentException("experiment [" + experiment.name() + "] scores nothing by a proxy");
    }

    private static ProxyBatch batch(ImageData images, EvaluationPlan.ByProxy plan, Supplier<Engine> engine) {
        return ProxyBatch.draw(images, plan.batch(), BATCH_SEED, engine);
    }
}
