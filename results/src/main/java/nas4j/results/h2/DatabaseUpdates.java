package nas4j.results.h2;

import java.io.Closeable;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import nas4j.input.InputException;
import nas4j.store.StoreException;

/**
 * Updates the database from time to time while experiments are worked on, and once at the end. What hinders it is remarked,
 * once, and hinders nothing else: the journals have all. The updates have a thread of their own, because H2 does not bear
 * that its thread is interrupted. Thread-safe.
 */
final class DatabaseUpdates implements Closeable {
    /** How often the last update waits for another program. */
    private static final int LAST_TRIES = 20;

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

    private final DatabaseUpdate update;
    private final Duration pause;
    private final Consumer<String> remarks;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("results-database").factory());
    private boolean isStarted;
    private String lastRemark = "";

    DatabaseUpdates(DatabaseUpdate update, Duration pause, Consumer<String> remarks) {
        this.update = update;
        this.pause = pause;
        this.remarks = remarks;
    }

    /** From now on there is something to follow. */
    synchronized void start() {
        if (!isStarted) {
            isStarted = true;
            // a failure that is not remarked comes again, and out, in the last update
            Future<?> _ = thread.scheduleWithFixedDelay(
                    () -> tryOrRemark(1), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /**
     * Updates now.
     *
     * @throws InputException if it is of a newer version, or in use by another program
     * @throws StoreException if it cannot be written, or an experiment not read
     */
    void run() {
        await(thread.submit(() -> {
            if (!update.run()) {
                throw update.inUse();
            }
        }));
    }

    /** Updates once more, if anything can have changed, and ends. */
    @Override
    public synchronized void close() {
        if (isStarted && !thread.isShutdown()) {
            Future<?> last = thread.submit(() -> tryOrRemark(LAST_TRIES));
            thread.shutdown();
            await(last);
        }
        thread.shutdown();
    }

    private void tryOrRemark(int tries) {
        try {
            for (int k = 1; !update.run(); k++) {
                if (k == tries) {
                    throw update.inUse();
                }
                TimeUnit.MILLISECONDS.sleep(BETWEEN_TRIES.toMillis());
            }
        } catch (InputException | StoreException e) {
            remark(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody knows this thread", e);
        }
    }

    private void remark(String text) {
        if (!text.equals(lastRemark)) {
            lastRemark = text;
            remarks.accept(text);
        }
    }

    private static void await(Future<?> task) {
        boolean wasInterrupted = false;
        try {
            while (true) {
                try {
                    task.get();
                    return;
                } catch (InterruptedException e) {
                    wasInterrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
