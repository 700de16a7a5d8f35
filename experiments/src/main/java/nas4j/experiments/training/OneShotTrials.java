package nas4j.experiments.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import nas4j.djl.train.DivergedException;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.worker.TrialEvaluator;
import nas4j.experiments.worker.TrialJob;
import nas4j.experiments.worker.TrialJob.Purpose;
import nas4j.search.differentiable.SearchEpoch;

/** Finds networks by a training of a supernet, and trains the networks of one experiment that come out of that. */
final class OneShotTrials implements TrialEvaluator {
    /** Steps from one checkpoint to the next. */
    static final int EVERY = 50;

    private final OneShotRun run;
    private final TrialEvaluator alone;

    /** @param alone trains networks that were found */
    OneShotTrials(OneShotRun run, TrialEvaluator alone) {
        this.run = run;
        this.alone = alone;
    }

    @Override
    public TrialOutcome evaluate(TrialJob job, ProgressListener progress) throws InterruptedException {
        return job.purpose() == Purpose.ONE_SHOT ? search(job, progress) : alone.evaluate(job, progress);
    }

    private TrialOutcome search(TrialJob job, ProgressListener progress) throws InterruptedException {
        Path file = Path.of(Objects.requireNonNull(job.files().left()));
        ProcessorTime time = new ProcessorTime(beside(file, ".time"));
        try {
            OneShotRun.Outcome found = run.search(job, beside(file, ".part"), epoch -> {
                time.keep();
                progress.progress((double) epoch.epoch() / run.epochs(), text(epoch, run.epochs()));
            });
            SafeFile.write(file, OneShotResult.of(found, time.spent()).json());
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
