package nas4j.experiments.evaluation;

import java.time.InstantSource;
import nas4j.experiments.agents.AgentFigures;
import nas4j.experiments.agents.Workplaces;
import nas4j.experiments.config.EvaluationPlan;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.prepare.Material;
import nas4j.experiments.prepare.PreparedExperiment;
import nas4j.experiments.proxy.ProxyProvider;
import nas4j.experiments.training.TrainingProvider;
import nas4j.experiments.worker.WorkerCommand;
import nas4j.experiments.worker.WorkerPool;
import nas4j.experiments.yaml.ExperimentText;

/** Opens what evaluates the architectures of an experiment. */
public final class EvaluationsOf {
    private EvaluationsOf() {}

    /**
     * What evaluates the architectures of the experiment; to be closed.
     *
     * @throws nas4j.input.InputException if agents cannot be served
     */
    public static Evaluations material(
            PreparedExperiment prepared, Workplaces workplaces, EvaluationListener listener, InstantSource clock) {
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
                        prepared.experiment().evaluation() instanceof EvaluationPlan.ByTraining,
                        clock);
        };
    }

    private static WorkerPool pool(Experiment experiment, String workerMain, InstantSource clock) {
        return new WorkerPool(
                experiment.workers(),
                WorkerCommand.of(workerMain, experiment.processes()),
                experiment.evaluation() instanceof EvaluationPlan.ByProxy ? ProxyProvider.NAME : TrainingProvider.NAME,
                ExperimentText.write(experiment),
                experiment.evaluation() instanceof EvaluationPlan.ByTraining training ? training.limit() : null,
                clock);
    }
}
