package nas4j.results.html;

/** Numbers of pictures: short, the same in every locale. */
public final class Coordinates {
    private Coordinates() {}

    /** A number with at most two decimals. */
    public static String text(double value) {
        long hundredths = Math.round(value * 100);
        if (hundredths % 100 == 0) {
            return Long.toString(hundredths / 100);
        }
        String text = Double.toString(hundredths / 100.0);
        return text.startsWith("0.") ? text.substring(1) : text;
    }
}
