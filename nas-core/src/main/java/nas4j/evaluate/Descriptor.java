package nas4j.evaluate;

/**
 * Something that tells architectures apart without being good or bad: a search for variety looks for the best at each value
 * of it.
 *
 * @param measurement name of what is measured, such as {@code macs}
 * @param device what it is measured on; empty if it depends on none
 */
public record Descriptor(String measurement, String device) {
    public Descriptor {
        if (measurement.isBlank()) {
            throw new IllegalArgumentException("a descriptor needs the name of a measurement");
        }
    }

    /** {@code macs}, {@code latency-p50 on host}. */
    @Override
    public String toString() {
        return measurement + (device.isEmpty() ? "" : " on " + device);
    }
}
