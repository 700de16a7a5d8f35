package nas4j.hardware.device;

/**
 * A latency that nobody measured.
 *
 * @param ms the middle of what to expect
 * @param lowMs hardly anything is faster
 * @param highMs hardly anything is slower
 */
public record LatencyEstimate(double ms, double lowMs, double highMs) {}
