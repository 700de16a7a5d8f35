package nas4j.graph.picture;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers in three digits, such as {@code 1.07M}. */
final class Quantity {
    private static final String UNITS = " kMGTPE";
    private static final MathContext THREE_DIGITS = new MathContext(3);

    private Quantity() {}

    static String text(long value) {
        if (value < 1_000) {
            return Long.toString(value);
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(THREE_DIGITS);
        int unit = (rounded.precision() - rounded.scale() - 1) / 3;
        return rounded.movePointLeft(3 * unit).stripTrailingZeros().toPlainString() + UNITS.charAt(unit);
    }
}
