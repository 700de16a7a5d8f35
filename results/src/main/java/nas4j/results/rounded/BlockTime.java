package nas4j.results.rounded;

/**
 * What a block of a network takes, as it rounds and in single precision.
 *
 * @param block path
 * @param roundedMs milliseconds as it rounds
 * @param floatMs milliseconds in single precision
 */
public record BlockTime(String block, double roundedMs, double floatMs) {
    /** Two measurements of the same block differ by as much now and then. */
    private static final double NOISE = .05;

    /** Time as it rounds by that in single precision: above 1 if rounding slows the block down. */
    public double ratio() {
        return roundedMs / floatMs;
    }

    /** Whether rounding slows the block down by more than 5 %. */
    public boolean isSlower() {
        return roundedMs > (1 + NOISE) * floatMs;
    }
}
