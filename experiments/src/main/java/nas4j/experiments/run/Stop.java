package nas4j.experiments.run;

import java.util.concurrent.atomic.AtomicBoolean;

/** Whether a person asked an experiment to stop. Thread-safe. */
public final class Stop {
    private final AtomicBoolean asked = new AtomicBoolean();

    /** Asks to begin nothing new. Returns whether nobody had asked before. */
    public boolean ask() {
        return asked.compareAndSet(false, true);
    }

    public boolean isAsked() {
        return asked.get();
    }
}
