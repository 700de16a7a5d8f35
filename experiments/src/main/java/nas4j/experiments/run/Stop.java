package nas4j.experiments.run;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Whether a person asked an experiment to stop. Thread-safe. */
public final class Stop {
    private static final long LOOK_MS = 100;

    private final AtomicBoolean asked = new AtomicBoolean();

    /** Asks to begin nothing new. Returns whether nobody had asked before. */
    public boolean ask() {
        return asked.compareAndSet(false, true);
    }

    /** What comes to an end; empty if a stop is asked for before, and it goes on. */
    <T> Optional<T> await(Future<T> begun) throws InterruptedException, ExecutionException {
        do {
            try {
                return Optional.of(begun.get(LOOK_MS, TimeUnit.MILLISECONDS));
            } catch (TimeoutException _) {
                // looks whether to wait on
            }
        } while (!isAsked());
        return Optional.empty();
    }

    public boolean isAsked() {
        return asked.get();
    }
}
