package nas4j.experiments.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
import nas4j.djl.train.DivergedException;
import nas4j.djl.trial.Deadline;
import nas4j.djl.trial.TrainingPlan;
import nas4j.evaluate.Budget;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.config.EvaluationPlan;
import nas4j.experiments.prepare.PreparedExperiment;
import nas4j.experiments.prepare.Screened;
import nas4j.experiments.worker.TrialEvaluator;
import nas4j.experiments.worker.TrialJob;
import nas4j.experiments.worker.TrialJob.Purpose;
import nas4j.search.differentiable.SearchEpoch;
import nas4j.search.differentiable.strategy.GradientSearch;
import nas4j.space.SearchSpace;

/** Searches by gradients, and trains the networks of one experiment that come out of that. */
final class GradientTrials implements TrialEvaluator {
    /** Steps from one checkpoint to the next. */
    private static final int EVERY = 50;

    private final PreparedExperiment prepared;
    private final EvaluationPlan.ByTraining plan;
    private final Engine engine;
    private final Splits splits;
    private final TrialEvaluator alone;

    /** @param alone trains networks that were found */
    GradientTrials(
            PreparedExperiment prepared,
            EvaluationPlan.ByTraining plan,
            Engine engine,
            Splits splits,
            TrialEvaluator alone) {
        this.prepared = prepared;
        this.plan = plan;
        this.engine = engine;
        this.splits = splits;
        this.alone = alone;
    }

    @Override
    public TrialOutcome evaluate(TrialJob job, ProgressListener progress) throws InterruptedException {
        return job.purpose() == Purpose.GRADIENTS ? search(job, progress) : alone.evaluate(job, progress);
    }

    private TrialOutcome search(TrialJob job, ProgressListener progress) throws InterruptedException {
        Path file = Path.of(Objects.requireNonNull(job.files().left()));
        ProcessorTime time = new ProcessorTime(beside(file, ".time"));
        GradientSearch search = GradientPlans.search(prepared.experiment());
        try {
            Found found = found(job, search, beside(file, ".part"), epoch -> {
                time.keep();
                progress.progress((double) epoch.epoch() / search.epochs(), text(epoch, search.epochs()));
            });
            GradientResult result = GradientResult.of(found, time.spent());
            SafeFile.write(file, result.json());
            return new TrialOutcome.Completed(
                    List.of(Measurement.exact("epochs", found.epochs().size(), "")));
        } catch (DivergedException | IllegalStateException e) {
            return new TrialOutcome.Failed(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    private Found found(TrialJob job, GradientSearch search, Path part, Consumer<SearchEpoch> told)
            throws InterruptedException {
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
                            search.epochs(),
                            job.seed(),
                            genotype -> prepared.screening().screen(genotype) instanceof Screened.Accepted,
                            new Resumption(part, EVERY),
                            Deadline.of(Budget.ofEpochs(1), System::nanoTime));
        }
    }

    private static String text(SearchEpoch epoch, int epochs) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT, "epoch %d of %d, training loss %.3f", epoch.epoch(), epochs, epoch.trainingLoss()));
        if (!Double.isNaN(epoch.validationLoss())) {
            text.append(String.format(Locale.ROOT, ", validation loss %.3f", epoch.validationLoss()));
        }
        if (!Double.isNaN(epoch.eigenvalue())) {
            text.append(String.format(Locale.ROOT, ", eigenvalue %.3f", epoch.eigenvalue()));
        }
        return text.toString();
    }
}
