package nas4j.experiments.training;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import nas4j.djl.Engine;
import nas4j.djl.data.Normalisation;
import nas4j.djl.data.Splits;
import nas4j.djl.supernet.DjlSupernet;
import nas4j.djl.supernet.Kernels;
import nas4j.djl.supernet.train.Resumption;
import nas4j.djl.supernet.train.SupernetTrainer;
import nas4j.djl.task.Tasks;
import nas4j.djl.trial.Deadline;
import nas4j.djl.trial.TrainingPlan;
import nas4j.djl.trial.TrainingProgress;
import nas4j.experiments.config.EvaluationPlan;
import nas4j.experiments.prepare.PreparedExperiment;
import nas4j.experiments.prepare.Screened;
import nas4j.experiments.worker.TrialJob;
import nas4j.search.differentiable.SearchEpoch;
import nas4j.search.task.TaskPaths;
import nas4j.search.task.TaskPaths.Span;
import nas4j.search.task.TaskSearch;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;

/** Finds a network for each task. */
record TaskRun(PreparedExperiment prepared, EvaluationPlan.ByTraining plan, Engine engine, Splits splits)
        implements OneShotRun {
    @Override
    public int epochs() {
        return TaskPlans.search(prepared.experiment()).epochs();
    }

    @Override
    public Outcome search(TrialJob job, Path part, Consumer<SearchEpoch> told) throws InterruptedException {
        SearchSpace space = prepared.space();
        TrainingPlan training = Plans.of(plan.recipe());
        Tasks tasks = Tasks.of(space.decode(space.parse(job.genotype())).graph(), splits.training(), training.tasks());
        TaskSearch search = TaskPlans.search(prepared.experiment());
        SupernetTrainer unheard = trainer(training, _ -> {});
        long steps = unheard.steps(search.epochs());
        Span span = new Span(steps, (long) (search.warmUp() * steps), unheard.steps(1));
        TaskPaths paths = new TaskPaths(space, tasks.outputs(), TaskPlans.prices(prepared), span, job.seed());
        AtomicInteger known = new AtomicInteger();
        SupernetTrainer trainer = trainer(training, _ -> {
            List<SearchEpoch> epochs = paths.epochs();
            if (known.getAndSet(epochs.size()) < epochs.size()) {
                told.accept(epochs.getLast());
            }
        });
        try (DjlSupernet supernet = new DjlSupernet(engine, space.relax(), Kernels.CROPPED, job.seed())) {
            trainer.train(
                    supernet,
                    paths,
                    tasks,
                    steps,
                    job.seed(),
                    null,
                    new Resumption(part, OneShotTrials.EVERY),
                    Deadline.never());
        }
        return new Outcome(
                tasks.outputs(),
                paths.best(genotype -> prepared.screening().screen(genotype) instanceof Screened.Accepted).stream()
                        .map(Genotype::text)
                        .toList(),
                paths.epochs().size(),
                paths.mixtures(),
                paths.epochs());
    }

    private SupernetTrainer trainer(TrainingPlan training, Consumer<TrainingProgress> listener) {
        return new SupernetTrainer(training, splits.training(), Normalisation.of(splits.training()), listener);
    }
}
