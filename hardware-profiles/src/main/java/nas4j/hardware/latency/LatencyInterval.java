package nas4j.hardware.latency;

import nas4j.predict.Normal;

/**
 * What is expected of a latency: the logarithm of it is normally distributed.
 *
 * @param medianMs as likely too low as too high; above 0
 * @param logStd standard deviation of the natural logarithm, at least 0
 */
public record LatencyInterval(double medianMs, double logStd) {
    public LatencyInterval {
        if (!(medianMs > 0) || Double.isInfinite(medianMs) || !(logStd >= 0) || Double.isInfinite(logStd)) {
            throw new IllegalArgumentException(
                    "found [" + medianMs + " ms, " + logStd + "], accepted: finite, above 0 and at least 0");
        }
    }

    /**
     * The distribution whose interval of 90 % holds both of these.
     *
     * @param medianMs between them
     */
    public static LatencyInterval of90(double medianMs, double lowMs, double highMs) {
        double away = Math.log(Math.max(highMs / medianMs, medianMs / lowMs));
        return new LatencyInterval(medianMs, Math.max(0, away) / Normal.quantile(0.95));
    }

    /**
     * Below this is the latency with that probability.
     *
     * @param probability above 0, below 1
     */
    public double quantileMs(double probability) {
        return medianMs * Math.exp(logStd * Normal.quantile(probability));
    }

    /**
     * P(latency ≤ limit), from 0 to 1; it never falls as the limit rises.
     *
     * @param limitMs any number
     */
    public double probabilityAtMost(double limitMs) {
        if (limitMs <= 0) {
            return 0;
        }
        double away = Math.log(limitMs / medianMs);
        return logStd > 0 ? Math.clamp(Normal.distribution(away / logStd), 0, 1) : away >= 0 ? 1 : 0;
    }

    /**
     * Whether P(latency ≤ limit) is at least this: what a limit on a predicted latency means.
     *
     * @param probability from 0 to 1
     */
    public boolean keeps(double limitMs, double probability) {
        return probabilityAtMost(limitMs) >= probability;
    }

    /**
     * Whether a latency lies in the middle part that has this probability.
     *
     * @param coverage above 0, below 1
     */
    public boolean covers(double latencyMs, double coverage) {
        return latencyMs >= quantileMs((1 - coverage) / 2) && latencyMs <= quantileMs((1 + coverage) / 2);
    }
}
