package nas4j.hardware.transfer;

import nas4j.hardware.transfer.fit.Moments;

/** Logarithms of latencies. A latency far below the others is a fault of the measurement, and is raised. */
final class LogLatency {
    /** Of the median, that a latency is at least: published tables have a few that are a thousandth of it. */
    private static final double LEAST_SHARE = 0.05;

    private LogLatency() {}

    /** @throws IllegalArgumentException if one is not a finite number above 0 */
    static double[] of(double[] latenciesMs) {
        for (double latency : latenciesMs) {
            if (!(latency > 0) || Double.isInfinite(latency)) {
                throw new IllegalArgumentException("found a latency of [" + latency + "] ms, accepted: above 0");
            }
        }
        double least = LEAST_SHARE * Moments.median(latenciesMs);
        double[] logarithms = new double[latenciesMs.length];
        for (int k = 0; k < logarithms.length; k++) {
            logarithms[k] = Math.log(Math.max(least, latenciesMs[k]));
        }
        return logarithms;
    }
}
