package nas4j.agent.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A job that an agent holds until it reports, or is not heard of for a time.
 *
 * @param job name of the job: letters, digits and hyphens
 * @param attempt counts from 1
 * @param seconds the lease ends so long after the last beat
 * @param beatSeconds how often to beat
 */
public record Lease(String job, int attempt, Work work, double seconds, double beatSeconds) {
    private static final Pattern JOB = Pattern.compile("[0-9A-Za-z-]{1,64}");

    public Lease {
        if (!isJob(job) || attempt < 1 || !(beatSeconds > 0) || !(seconds > beatSeconds)) {
            throw new IllegalArgumentException("found job [" + job + "], attempt [" + attempt + "], beats each ["
                    + beatSeconds + "] of [" + seconds + "] s");
        }
    }

    /** Is it the name of a job, and so can be part of a file's name? */
    public static boolean isJob(String text) {
        return JOB.matcher(text).matches();
    }

    /** For JSON. */
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("job", job);
        map.put("attempt", attempt);
        map.put("work", work.toMap());
        map.put("leaseSeconds", seconds);
        map.put("beatSeconds", beatSeconds);
        return map;
    }

    /** From JSON. */
    public static Lease of(Fields fields) {
        return new Lease(
                fields.text("job"),
                fields.number("attempt"),
                Work.of(fields.object("work")),
                fields.real("leaseSeconds"),
                fields.real("beatSeconds"));
    }
}
