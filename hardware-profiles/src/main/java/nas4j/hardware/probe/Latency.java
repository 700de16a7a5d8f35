package nas4j.hardware.probe;

import nas4j.agent.wire.Measurement;

/**
 * How long a model takes, one example at a time.
 *
 * @param p50Ms median of the medians of the fastest repeat and of those within 5 % of it
 * @param p90Ms nine of ten runs were no longer
 * @param p99Ms 99 of 100 runs were no longer
 * @param n counted runs
 * @param ratio of the model's median to the reference model's in the same moments: what other load and other days change
 *     least
 * @param ratioError standard error of the ratio
 * @param isUnstable whether no other repeat was within 5 % of the fastest, or those that were differ in their medians, or the
 *     ratio's standard error is more than 2.5 %, also when it was measured once more
 */
public record Latency(
        double p50Ms,
        double p90Ms,
        double p99Ms,
        double minMs,
        double meanMs,
        double deviationMs,
        long n,
        double ratio,
        double ratioError,
        boolean isUnstable) {
    /** What the agents' way of measuring found; the rest of it is left out. */
    public static Latency of(Measurement found) {
        return new Latency(
                found.p50Ms(),
                found.p90Ms(),
                found.p99Ms(),
                found.minMs(),
                found.meanMs(),
                found.deviationMs(),
                found.n(),
                found.ratio(),
                found.ratioError(),
                found.isUnstable());
    }
}
