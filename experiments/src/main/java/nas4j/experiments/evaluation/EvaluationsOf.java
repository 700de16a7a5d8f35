package nas4j.experiments.evaluation;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import nas4j.experiments.agents.AgentFigures;
import nas4j.experiments.agents.Workplaces;
import nas4j.experiments.config.EvaluationPlan;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.prepare.Material;
import nas4j.experiments.prepare.PreparedExperiment;
import nas4j.experiments.proxy.ProxyProvider;
import nas4j.experiments.training.SupernetProvider;
import nas4j.experiments.training.TrainingProvider;
import nas4j.experiments.worker.WorkerCommand;
import nas4j.experiments.worker.WorkerPool;
import nas4j.experiments.yaml.ExperimentText;
import org.jspecify.annotations.Nullable;

/** Opens what evaluates the architectures of an experiment. */
public final class EvaluationsOf {
    private EvaluationsOf() {}

    /**
     * What evaluates the architectures of the experiment; to be closed.
     *
     * @param place folder where the experiment is kept
     * @throws nas4j.input.InputException if agents cannot be served
     */
    public static Evaluations material(
            PreparedExperiment prepared,
            URI place,
            Workplaces workplaces,
            EvaluationListener listener,
            InstantSource clock) {
        EvaluationPlan plan = prepared.experiment().evaluation();
        return switch (prepared.material()) {
            case Material.Published published -> new TableEvaluations(published.table(), prepared.judge(), clock);
            case Material.Predicted predicted ->
                new PredictedEvaluations(predicted.predictor(), prepared.judge(), clock);
            case Material.Images _ ->
                new WorkerEvaluations(
                        pool(prepared.experiment(), workplaces.workerMain(), clock),
                        prepared.judge(),
                        listener,
                        AgentFigures.open(prepared, workplaces, clock, listener::remark),
                        !(plan instanceof EvaluationPlan.ByProxy),
                        plan instanceof EvaluationPlan.BySupernet ? SupernetFile.in(place) : null,
                        clock);
        };
    }

    private static WorkerPool pool(Experiment experiment, String workerMain, InstantSource clock) {
        return new WorkerPool(
                experiment.workers(),
                WorkerCommand.of(workerMain, experiment.processes()),
                provider(experiment.evaluation()),
                ExperimentText.write(experiment),
                limit(experiment.evaluation()),
                clock);
    }

    private static @Nullable Duration limit(EvaluationPlan plan) {
        return switch (plan) {
            case EvaluationPlan.ByTraining training -> training.limit();
            case EvaluationPlan.BySupernet supernet -> supernet.alone().limit();
            case EvaluationPlan.ByProxy _, EvaluationPlan.ByTable _, EvaluationPlan.ByPredictor _ -> null;
        };
    }

    private static String provider(EvaluationPlan plan) {
        return switch (plan) {
            case EvaluationPlan.ByProxy _ -> ProxyProvider.NAME;
            case EvaluationPlan.BySupernet _ -> SupernetProvider.NAME;
            case EvaluationPlan.ByTraining _, EvaluationPlan.ByTable _, EvaluationPlan.ByPredictor _ ->
                TrainingProvider.NAME;
        };
    }
}
