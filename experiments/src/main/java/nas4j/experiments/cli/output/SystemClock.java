package nas4j.experiments.cli.output;

import java.time.InstantSource;

/** The one clock: everything below gets it passed in. */
public final class SystemClock {
    private SystemClock() {}

    /** The system's time. */
    public static InstantSource get() {
        return InstantSource.system();
    }
}
