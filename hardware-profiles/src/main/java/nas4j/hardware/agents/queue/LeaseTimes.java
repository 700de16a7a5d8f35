package nas4j.hardware.agents.queue;

import java.time.Duration;

/**
 * How long agents are trusted.
 *
 * @param lease a job that was not heard of for so long is given to another
 * @param beat how often an agent says that it goes on
 */
public record LeaseTimes(Duration lease, Duration beat) {
    /** For devices on a network. */
    public static final LeaseTimes USUAL = new LeaseTimes(Duration.ofSeconds(60), Duration.ofSeconds(15));

    public LeaseTimes {
        if (!beat.isPositive() || lease.compareTo(beat) <= 0) {
            throw new IllegalArgumentException("found beats each [" + beat + "] of a lease of [" + lease
                    + "], accepted: beats shorter than the lease");
        }
    }
}
