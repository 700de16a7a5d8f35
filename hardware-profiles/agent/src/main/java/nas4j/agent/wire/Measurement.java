package nas4j.agent.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a device measured, one example at a time.
 *
 * @param p50Ms median of the medians of the fastest repeat and of those within 5 % of it
 * @param p90Ms nine of ten runs were no longer
 * @param p99Ms 99 of 100 runs were no longer
 * @param deviationMs standard deviation of one run
 * @param n counted runs
 * @param ratio of the model's median to the reference's in the same moments; NaN without a reference
 * @param ratioError standard error of the ratio; NaN without a reference
 * @param isUnstable whether no other repeat was within 5 % of the fastest, or those that were say little, also when it was
 *     measured once more
 * @param loadMs time to load the model
 * @param firstRunMs time of the first run
 * @param peakBytes most memory that the process had, with its JVM and the reference; −1 where the system does not tell
 */
public record Measurement(
        double p50Ms,
        double p90Ms,
        double p99Ms,
        double minMs,
        double meanMs,
        double deviationMs,
        long n,
        double ratio,
        double ratioError,
        boolean isUnstable,
        double loadMs,
        double firstRunMs,
        long peakBytes) {

    /** The same with what only the process knows. */
    public Measurement with(double load, double firstRun, long peak) {
        return new Measurement(
                p50Ms,
                p90Ms,
                p99Ms,
                minMs,
                meanMs,
                deviationMs,
                n,
                ratio,
                ratioError,
                isUnstable,
                load,
                firstRun,
                peak);
    }

    /** The same, not to be relied on. */
    public Measurement asUnstable() {
        return new Measurement(
                p50Ms,
                p90Ms,
                p99Ms,
                minMs,
                meanMs,
                deviationMs,
                n,
                ratio,
                ratioError,
                true,
                loadMs,
                firstRunMs,
                peakBytes);
    }

    /** For JSON. */
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("p50Ms", p50Ms);
        map.put("p90Ms", p90Ms);
        map.put("p99Ms", p99Ms);
        map.put("minMs", minMs);
        map.put("meanMs", meanMs);
        map.put("deviationMs", deviationMs);
        map.put("n", n);
        map.put("ratio", ratio);
        map.put("ratioError", ratioError);
        map.put("isUnstable", isUnstable);
        map.put("loadMs", loadMs);
        map.put("firstRunMs", firstRunMs);
        map.put("peakBytes", peakBytes);
        return map;
    }

    /** From JSON. */
    public static Measurement of(Fields fields) {
        return new Measurement(
                fields.real("p50Ms"),
                fields.real("p90Ms"),
                fields.real("p99Ms"),
                fields.real("minMs"),
                fields.real("meanMs"),
                fields.real("deviationMs"),
                fields.whole("n"),
                fields.real("ratio"),
                fields.real("ratioError"),
                fields.truth("isUnstable"),
                fields.real("loadMs"),
                fields.real("firstRunMs"),
                fields.whole("peakBytes"));
    }
}
