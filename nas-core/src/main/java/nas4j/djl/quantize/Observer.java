package nas4j.djl.quantize;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import nas4j.graph.Rounding;

/** How a scale is found for numbers that have been seen. */
public enum Observer {
    /** From the least number to the greatest. */
    MIN_MAX("min-max"),
    /** Without the least and the greatest half per mille. */
    PERCENTILE("percentile"),
    /**
     * The range with the least squared error, of parts of the least number and parts of the greatest, a hundredth apart:
     * the greatest is cut first, then the least. Of more than 8 bits from the least number to the greatest.
     */
    MSE("mse");

    private static final double TAIL = 0.0005;
    private static final int PARTS = 100;
    private static final int MOST_BITS_SEARCHED = 8;

    private final String text;

    Observer(String text) {
        this.text = text;
    }

    /** What it is called in a file. */
    public String text() {
        return text;
    }

    /** Of this name. */
    public static Observer of(String text) {
        return Arrays.stream(values())
                .filter(one -> one.text.equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("found [" + text + "], accepted: " + String.join(", ", texts())));
    }

    /** All names; the default first. */
    public static List<String> texts() {
        return List.of(MSE.text, MIN_MAX.text, PERCENTILE.text);
    }

    Scale scale(Distribution seen, Rounding rounding) {
        double low = seen.low();
        double high = seen.high();
        return switch (this) {
            case MIN_MAX -> Scale.of(low, high, rounding);
            case PERCENTILE ->
                Scale.of(Math.min(0, seen.quantile(TAIL)), Math.max(0, seen.quantile(1 - TAIL)), rounding);
            case MSE -> rounding.bits() > MOST_BITS_SEARCHED ? Scale.of(low, high, rounding) : searched(seen, rounding);
        };
    }

    private static Scale searched(Distribution seen, Rounding rounding) {
        double low = seen.low();
        double high = seen.high();
        if (rounding.symmetric()) {
            double both = best(part -> seen.error(Scale.of(part * low, part * high, rounding)));
            return Scale.of(both * low, both * high, rounding);
        }
        double above = best(part -> seen.error(Scale.of(low, part * high, rounding)));
        double below = best(part -> seen.error(Scale.of(part * low, above * high, rounding)));
        return Scale.of(below * low, above * high, rounding);
    }

    /** The part, from a hundredth to all, with the least error; the greatest of several. */
    private static double best(DoubleUnaryOperator error) {
        double best = 1;
        double least = error.applyAsDouble(1);
        for (int k = PARTS - 1; k > 0; k--) {
            double part = (double) k / PARTS;
            double found = error.applyAsDouble(part);
            if (found < least) {
                least = found;
                best = part;
            }
        }
        return best;
    }
}
