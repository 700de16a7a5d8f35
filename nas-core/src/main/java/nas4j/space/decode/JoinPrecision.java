package nas4j.space.decode;

/**
 * How sums, products and concatenations of a space are rounded, which belong to no layer.
 *
 * @param skipped where they are not
 */
public record JoinPrecision(LayerPrecision precision, Skipped skipped) {
    /** None is rounded. */
    public static final JoinPrecision FLOAT32 = new JoinPrecision(LayerPrecision.FLOAT32, Skipped.NONE);
}
