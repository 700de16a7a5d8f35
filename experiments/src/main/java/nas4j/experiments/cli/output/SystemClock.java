package nas4j.experiments.cli.output;

import java.security.SecureRandom;
import java.time.InstantSource;

/** The one clock: everything below gets it passed in. */
public final class SystemClock {
    private SystemClock() {}

    /** The system's time. */
    public static InstantSource get() {
        return InstantSource.system();
    }

    /** What nobody can guess, for keys and tokens; no run depends on it. */
    public static SecureRandom secrets() {
        return new SecureRandom();
    }
}
