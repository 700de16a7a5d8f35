package nas4j.evaluate;

/**
 * One thing that counts as good.
 *
 * @param measurement name of what is measured, such as {@code accuracy}
 * @param maximized whether more is better
 * @param device what it is measured on, such as {@code host}; empty if it depends on none
 */
public record Objective(String measurement, boolean maximized, String device) {
    public Objective {
        if (measurement.isBlank()) {
            throw new IllegalArgumentException("an objective needs the name of a measurement");
        }
    }

    /** The value so that less is better: what searchers see. */
    public double loss(double value) {
        return maximized ? -value : value;
    }

    /** The value whose loss this is. */
    public double value(double loss) {
        return maximized ? -loss : loss;
    }

    /** {@code maximize accuracy}, {@code minimize latency-p50 on host}. */
    @Override
    public String toString() {
        return (maximized ? "maximize " : "minimize ") + measurement + (device.isEmpty() ? "" : " on " + device);
    }
}
