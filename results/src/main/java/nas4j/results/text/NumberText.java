package nas4j.results.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers in words and digits, the same in every locale: as many digits as they deserve. */
public final class NumberText {
    private static final String MINUS = "\u2212";
    private static final int SIGNIFICANT = 4;
    private static final int DIGITS = 7;
    private static final int MOST_DECIMALS = 12;

    private NumberText() {}

    /**
     * A number to the digits that its standard error leaves: two of the error if it begins with 1, else one. {@code 93.42}
     * with an error of .031 is {@code 93.42}, with one of .31 {@code 93.4}.
     */
    public static String rounded(double value, double standardError) {
        return Double.isFinite(standardError) && standardError > 0
                ? fixed(value, decimals(standardError))
                : plain(value);
    }

    /** {@code 1.8 points ± 0.5}; without what is behind the unit if there is no error. */
    public static String withError(double value, double standardError, String unit) {
        String error = Double.isFinite(standardError) && standardError > 0
                ? " ± " + fixed(standardError, decimals(standardError))
                : "";
        return with(rounded(value, standardError), unit) + error;
    }

    /** The same with a sign in front. */
    public static String signed(double value, double standardError, String unit) {
        return (value > 0 ? "+" : "") + withError(value, standardError, unit);
    }

    /** A number with a unit behind it; without if the unit is empty. */
    public static String with(String number, String unit) {
        return unit.isEmpty() ? number : number + " " + unit;
    }

    /** A number with four significant digits; whole ones whole, with spaces between thousands. */
    public static String plain(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "–" : value > 0 ? "∞" : MINUS + "∞";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return minus(String.format(Locale.ROOT, "%,d", (long) value).replace(',', '\u202f'));
        }
        double size = Math.abs(value);
        if (size >= 1e15 || size < 1e-4) {
            return minus(String.format(Locale.ROOT, "%.2e", value));
        }
        int decimals = Math.max(0, SIGNIFICANT - 1 - exponent(size));
        return stripped(fixed(value, decimals));
    }

    /** A number for other programs: seven significant digits, nothing between thousands, a hyphen for minus. */
    public static String number(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value)
                        .round(new MathContext(DIGITS, RoundingMode.HALF_UP))
                        .stripTrailingZeros()
                        .toPlainString()
                : Double.toString(value);
    }

    /** {@code p = 0.012}, {@code p < 0.001}. */
    public static String p(double p) {
        return p < 0.001 ? "p < 0.001" : "p = " + pValue(p);
    }

    /** {@code 0.012}, {@code 0.63}; {@code < 0.001} below that. */
    public static String pValue(double p) {
        if (Double.isNaN(p)) {
            return "–";
        }
        return p < 0.001 ? "< 0.001" : fixed(p, p < 0.0995 ? 3 : 2);
    }

    /** A share as a percentage with so many decimals. */
    public static String percent(double share, int decimals) {
        return fixed(100 * share, decimals) + " %";
    }

    /** {@code 45 s}, {@code 12 min 5 s}, {@code 3 h 20 min}. */
    public static String duration(double seconds) {
        if (seconds < 10) {
            return stripped(fixed(seconds, seconds < 0.1 ? 3 : 1)) + " s";
        }
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        long minutes = whole / 60;
        return minutes < 60
                ? parts(minutes, "min", whole % 60, "s")
                : parts(Math.round(seconds / 60) / 60, "h", Math.round(seconds / 60) % 60, "min");
    }

    /** A number with so many decimals. */
    public static String fixed(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return plain(value);
        }
        BigDecimal rounded =
                BigDecimal.valueOf(value).setScale(Math.min(decimals, MOST_DECIMALS), RoundingMode.HALF_UP);
        return minus((rounded.signum() == 0 ? rounded.abs() : rounded).toPlainString());
    }

    private static String parts(long large, String unit, long small, String smallUnit) {
        return large + " " + unit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }

    /** Decimals at which an error has two digits if it begins with 1, else one; 0 for large errors. */
    private static int decimals(double error) {
        BigDecimal rounded = BigDecimal.valueOf(error).round(new MathContext(2, RoundingMode.HALF_UP));
        boolean beginsWithOne = rounded.unscaledValue().toString().charAt(0) == '1';
        return Math.max(0, (beginsWithOne ? 1 : 0) - exponent(rounded.doubleValue()));
    }

    private static int exponent(double size) {
        return (int) Math.floor(Math.log10(size) + 1e-12);
    }

    private static String stripped(String text) {
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }

    private static String minus(String text) {
        return text.startsWith("-") ? MINUS + text.substring(1) : text;
    }
}
