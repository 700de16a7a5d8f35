package nas4j.experiments.show;

import java.math.BigDecimal;
import java.math.MathContext;
import nas4j.evaluate.Measurement;

/** Numbers as people read them. */
public final class Figures {
    private static final MathContext FIVE_DIGITS = new MathContext(5);
    private static final double LARGEST_EXACT = 1e15;

    private Figures() {}

    /** Five significant digits, whole numbers in full. */
    public static String plain(double value) {
        if (!Double.isFinite(value)) {
            return String.valueOf(value);
        }
        if (value == Math.rint(value) && Math.abs(value) < LARGEST_EXACT) {
            return Long.toString((long) value);
        }
        return new BigDecimal(value).round(FIVE_DIGITS).stripTrailingZeros().toPlainString();
    }

    /** With its standard error and its unit. */
    public static String withUnit(Measurement measurement) {
        String spread = measurement.standardError() > 0 ? " ± " + plain(measurement.standardError()) : "";
        return plain(measurement.value()) + spread + (measurement.unit().isEmpty() ? "" : " " + measurement.unit());
    }
}
