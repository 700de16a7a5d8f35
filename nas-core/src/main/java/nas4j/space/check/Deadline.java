package nas4j.space.check;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The time by which a check ends. It is a guard: the work is sized to be done well before. */
final class Deadline {
    private final InstantSource clock;
    private final Instant end;

    private Deadline(InstantSource clock, Instant end) {
        this.clock = clock;
        this.end = end;
    }

    static Deadline after(Duration limit, InstantSource clock) {
        return new Deadline(clock, clock.instant().plus(limit));
    }

    boolean passed() {
        return !clock.instant().isBefore(end);
    }
}
