package nas4j.experiments.training;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
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
import nas4j.evaluate.Budget;
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
        AtomicReference<TaskPaths> begun = new AtomicReference<>();
        AtomicInteger known = new AtomicInteger(-1);
        SupernetTrainer trainer =
                new SupernetTrainer(training, splits.training(), Normalisation.of(splits.training()), _ -> {
                    List<SearchEpoch> epochs = begun.get().epochs();
                    if (known.getAndSet(epochs.size()) < epochs.size() && !epochs.isEmpty()) {
                        told.accept(epochs.getLast());
                    }
                });
        TaskSearch search = TaskPlans.search(prepared.experiment());
        long steps = trainer.steps(search.epochs());
        Span span = new Span(steps, (long) (search.warmUp() * steps), trainer.steps(1));
        TaskPaths paths = new TaskPaths(space, tasks.outputs(), TaskPlans.prices(prepared), span, job.seed());
        begun.set(paths);
        try (DjlSupernet supernet = new DjlSupernet(engine, space.relax(), Kernels.CROPPED, job.seed())) {
            trainer.train(
                    supernet,
                    paths,
                    tasks,
                    steps,
                    job.seed(),
                    null,
                    new Resumption(part, OneShotTrials.EVERY),
                    Deadline.of(Budget.ofEpochs(1), System::nanoTime));
        }
        return new Outcome(
                paths.best(genotype -> prepared.screening().screen(genotype) instanceof Screened.Accepted).stream()
                        .map(Genotype::text)
                        .toList(),
                paths.epochs().size(),
                paths.mixtures(),
                paths.epochs());
    }
}
