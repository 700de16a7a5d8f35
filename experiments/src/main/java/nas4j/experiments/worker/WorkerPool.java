package nas4j.experiments.worker;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.worker.TrialEvaluator.ProgressListener;
import nas4j.input.InputException;
import org.jspecify.annotations.Nullable;

/**
 * Worker processes on this machine, each with a thread of ours that hands it one job after the other. A process that ends
 * in the middle of a job costs that job, {@link TrialOutcome.Failed} with its last words, and is replaced; one that ends
 * before it took a job costs nothing.
 */
public final class WorkerPool implements TrialExecutor {
    /** So often a job that no process took is tried again. */
    private static final int TRIES = 3;

    private static final long FOREVER_SECONDS = Duration.ofDays(365).toSeconds();

    private final WorkerCommand command;
    private final String provider;
    private final String setup;
    private final InstantSource clock;
    private final long limitSeconds;
    private final BlockingQueue<Task> queue = new LinkedBlockingQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong tickets = new AtomicLong();

    private record Task(TrialJob job, ProgressListener progress, CompletableFuture<Answer> answer) {}

    /**
     * Starts no process yet.
     *
     * @param limit time after which an evaluation for a search fails by itself; its process is ended some time after
     *     that. Null for none
     */
    public WorkerPool(
            int workers,
            WorkerCommand command,
            String provider,
            String setup,
            @Nullable Duration limit,
            InstantSource clock) {
        this.command = command;
        this.provider = provider;
        this.setup = setup;
        this.clock = clock;
        limitSeconds = limit == null ? FOREVER_SECONDS : limit.toSeconds() + Math.max(10, limit.toSeconds() / 5);
        for (int k = 1; k <= workers; k++) {
            String name = "process-" + k;
            threads.add(Thread.ofPlatform().daemon().name(name).start(() -> work(name)));
        }
    }

    @Override
    public CompletableFuture<Answer> submit(TrialJob job, ProgressListener progress) {
        Task task = new Task(job, progress, new CompletableFuture<>());
        queue.add(task);
        return task.answer();
    }

    private void work(String name) {
        WorkerProcess process = null;
        try {
            while (true) {
                Task task = queue.take();
                try {
                    process = evaluate(task, name, process);
                } finally {
                    task.answer().cancel(false); // closed in the middle: it has no answer
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        } finally {
            if (process != null) {
                process.close();
            }
        }
    }

    /** Evaluates a task; returns the process for the next one, if it lives. */
    private @Nullable WorkerProcess evaluate(Task task, String name, @Nullable WorkerProcess process)
            throws InterruptedException {
        WorkerProcess worker = process;
        Instant start = clock.instant();
        for (int attempt = 1; ; attempt++) {
            try {
                worker = worker == null ? WorkerProcess.start(command, provider, setup) : worker;
                long seconds = task.job().purpose().isLimited() ? limitSeconds : FOREVER_SECONDS;
                TrialOutcome outcome = worker.evaluate(tickets.incrementAndGet(), task.job(), seconds, task.progress());
                task.answer().complete(new Answer(outcome, start, clock.instant(), name));
                return worker;
            } catch (InputException e) {
                task.answer().completeExceptionally(e);
                return null;
            } catch (WorkerDiedException e) {
                close(worker);
                worker = null;
                if (e.isTheTrials()) {
                    TrialOutcome outcome = new TrialOutcome.Failed(String.valueOf(e.getMessage()));
                    task.answer().complete(new Answer(outcome, start, clock.instant(), name));
                    return null;
                }
                if (attempt == TRIES) {
                    task.answer().completeExceptionally(new IllegalStateException(e.getMessage(), e));
                    return null;
                }
            }
        }
    }

    private static void close(@Nullable WorkerProcess worker) {
        if (worker != null) {
            worker.close();
        }
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        threads.forEach(WorkerPool::join);
        queue.forEach(task -> task.answer().cancel(false));
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
