package nas4j.agent;

import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: twice as long each time, up to a minute, less up to half of it by chance, so
 * that devices that lost the same controller do not come back all at once. Mutable; for one thread.
 */
final class Backoff {
    static final long FIRST_MILLIS = 1_000;
    static final long MOST_MILLIS = 60_000;

    private final RandomGenerator random;
    private long next = FIRST_MILLIS;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    long nextMillis() {
        long wait = (long) (next * (1 - random.nextDouble() / 2));
        next = Math.min(2 * next, MOST_MILLIS);
        return wait;
    }

    void reset() {
        next = FIRST_MILLIS;
    }
}
