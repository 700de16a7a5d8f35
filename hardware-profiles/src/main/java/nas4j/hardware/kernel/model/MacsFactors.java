package nas4j.hardware.kernel.model;

/**
 * A latency as a linear function of multiply-accumulates.
 *
 * @param each of one, over the reference model's time
 * @param run of a network with none
 */
record MacsFactors(double each, double run) {
    private static final double LEAST = 1e-6;

    double ratio(long macs) {
        return Math.max(LEAST, each * macs + run);
    }
}
