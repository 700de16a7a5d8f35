package nas4j.djl.trial;

import java.time.Duration;
import java.util.function.LongSupplier;
import nas4j.evaluate.Budget;

/** The end of the time that a budget gives, counted from when this was made. */
public final class Deadline {
    private final LongSupplier nanoTime;
    private final long start;
    private final long nanos;

    private Deadline(LongSupplier nanoTime, long nanos) {
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        this.nanos = nanos;
    }

    /**
     * Counts from now.
     *
     * @param nanoTime such as {@link System#nanoTime}
     */
    public static Deadline of(Budget budget, LongSupplier nanoTime) {
        return new Deadline(nanoTime, budget.findLongest().map(Deadline::nanos).orElse(Long.MAX_VALUE));
    }

    /** It does not end. */
    public static Deadline never() {
        return new Deadline(() -> 0, Long.MAX_VALUE);
    }

    /** As far as they go: 292 years. */
    private static long nanos(Duration longest) {
        return longest.compareTo(Duration.ofNanos(Long.MAX_VALUE)) < 0 ? longest.toNanos() : Long.MAX_VALUE;
    }

    /**
     * Looks at the clock before another piece of work.
     *
     * @param work what is counted, such as {@code step}
     * @param done how many are done
     * @throws TimeLimitException if the time is over
     */
    public void check(String work, long done, long all) {
        if (nanoTime.getAsLong() - start >= nanos) {
            throw new TimeLimitException("ran out of its time limit of [" + Duration.ofNanos(nanos) + "] at " + work
                    + " [" + done + "] of " + all + "\nMaybe it needs a greater limit, or fewer epochs.");
        }
    }
}
