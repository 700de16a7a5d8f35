package nas4j.predictors.interval;

/**
 * What a true value lies in with some probability.
 *
 * @param low at most {@code high}; may be −∞ where too little is known
 * @param high may be ∞
 */
public record Interval(double low, double high) {
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("found interval [" + low + ", " + high + "], accepted: low to high");
        }
    }

    /** Whether a value lies in it. */
    public boolean holds(double value) {
        return low <= value && value <= high;
    }

    /** From end to end. */
    public double width() {
        return high - low;
    }
}
