package nas4j.agent.wire;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt at a job ended.
 *
 * @param measurement null if it failed
 * @param failure why it failed; empty if it did not
 */
public record Result(String job, int attempt, @Nullable Measurement measurement, String failure) {
    private static final int MOST_TEXT = 2000;

    public Result {
        if (!Lease.isJob(job) || attempt < 1 || (measurement == null) == failure.isEmpty()) {
            throw new IllegalArgumentException("a result has a job, an attempt, and a measurement or a reason, found ["
                    + job + "], [" + attempt + "], [" + failure + "]");
        }
        failure = failure.substring(0, Math.min(failure.length(), MOST_TEXT));
    }

    /** The attempt at the leased job failed. */
    public static Result failed(Lease lease, String reason) {
        return new Result(lease.job(), lease.attempt(), null, reason.isBlank() ? "no reason was given" : reason);
    }

    /** In a few words. */
    public String summary() {
        return measurement == null
                ? "failed: " + failure
                : String.format(Locale.ROOT, "measured, p50 %.3f ms", measurement.p50Ms());
    }

    /** For JSON. */
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("job", job);
        map.put("attempt", attempt);
        map.put("measurement", measurement == null ? null : measurement.toMap());
        map.put("failure", failure);
        return map;
    }

    /** From JSON. */
    public static Result of(Fields fields) {
        return new Result(
                fields.text("job"),
                fields.number("attempt"),
                fields.has("measurement") ? Measurement.of(fields.object("measurement")) : null,
                fields.text("failure"));
    }
}
