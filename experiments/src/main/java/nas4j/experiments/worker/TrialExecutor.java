package nas4j.experiments.worker;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.worker.TrialEvaluator.ProgressListener;

/**
 * Has jobs evaluated somewhere: the seam to more machines. The queue stays with whoever calls; there is one job for each
 * free place, and the first result of a job counts. Thread-safe.
 */
public interface TrialExecutor extends AutoCloseable {

    /**
     * Begins an evaluation as soon as there is a free place. The result fails with an {@link
     * nas4j.input.InputException} if the setup of the workers is wrong, and with an {@link IllegalStateException} if they
     * cannot be started; a bad trial is an outcome.
     */
    CompletableFuture<Answer> submit(TrialJob job, ProgressListener progress);

    /** Ends everything that was begun. */
    @Override
    void close();

    /**
     * A finished evaluation.
     *
     * @param worker what did it, such as {@code process-2}
     */
    record Answer(TrialOutcome outcome, Instant start, Instant end, String worker) {}
}
