package nas4j.evaluate;

/**
 * A number with what is needed to judge it.
 *
 * @param name such as {@code accuracy} or {@code latency-p50}
 * @param unit such as {@code %} or {@code ms}; empty for a pure number
 * @param standardError of the value over the {@code n} samples it was made of; 0 for an exact number
 * @param n samples, from 1
 * @param device what it was measured on, such as {@code host}; empty if it depends on none
 */
public record Measurement(
        String name, double value, String unit, double standardError, long n, Split split, String device) {
    public Measurement {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a measurement needs a name");
        }
        if (!(standardError >= 0) || n < 1) {
            throw new IllegalArgumentException("measurement [" + name + "] has standard error [" + standardError
                    + "] over [" + n + "] samples, accepted: 0 or more, over 1 or more");
        }
    }

    /** A number that depends on no device. */
    public Measurement(String name, double value, String unit, double standardError, long n, Split split) {
        this(name, value, unit, standardError, n, split, "");
    }

    /** A number that is known exactly and comes from no data. */
    public static Measurement exact(String name, double value, String unit) {
        return new Measurement(name, value, unit, 0, 1, Split.NONE);
    }

    /** Whether it says the same thing of another trial: same name, same part of the data, same device. */
    public boolean isComparableTo(Measurement other) {
        return name.equals(other.name) && split == other.split && device.equals(other.device);
    }
}
