package nas4j.experiments.training;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import nas4j.djl.Engine;
import nas4j.djl.data.Normalisation;
import nas4j.djl.data.Splits;
import nas4j.djl.supernet.DjlSupernet;
import nas4j.djl.supernet.Kernels;
import nas4j.djl.supernet.differentiable.DifferentiableTrainer;
import nas4j.djl.supernet.differentiable.Found;
import nas4j.djl.supernet.train.Resumption;
import nas4j.djl.task.Tasks;
import nas4j.djl.trial.Deadline;
import nas4j.djl.trial.TrainingPlan;
import nas4j.experiments.config.EvaluationPlan;
import nas4j.experiments.prepare.PreparedExperiment;
import nas4j.experiments.prepare.Screened;
import nas4j.experiments.worker.TrialJob;
import nas4j.search.differentiable.SearchEpoch;
import nas4j.space.SearchSpace;

/** Searches by gradients. */
record GradientRun(PreparedExperiment prepared, EvaluationPlan.ByTraining plan, Engine engine, Splits splits)
        implements OneShotRun {
    @Override
    public int epochs() {
        return GradientPlans.search(prepared.experiment()).epochs();
    }

    @Override
    public Outcome search(TrialJob job, Path part, Consumer<SearchEpoch> told) throws InterruptedException {
        Found found = found(job, part, told);
        return new Outcome(
                List.of(), List.of(found.genotype().text()), found.epoch(), found.mixtures(), found.epochs());
    }

    private Found found(TrialJob job, Path part, Consumer<SearchEpoch> told) throws InterruptedException {
        SearchSpace space = prepared.space();
        TrainingPlan training = Plans.of(plan.recipe());
        Tasks tasks = Tasks.of(space.decode(space.parse(job.genotype())).graph(), splits.training(), training.tasks());
        try (DjlSupernet supernet = new DjlSupernet(engine, space.relax(), Kernels.CROPPED, job.seed())) {
            return new DifferentiableTrainer(
                            engine,
                            space,
                            GradientPlans.of(prepared),
                            training.batches(),
                            splits.training(),
                            Normalisation.of(splits.training()),
                            told)
                    .search(
                            supernet,
                            tasks,
                            epochs(),
                            job.seed(),
                            genotype -> prepared.screening().screen(genotype) instanceof Screened.Accepted,
                            new Resumption(part, OneShotTrials.EVERY),
                            Deadline.never());
        }
    }
}
