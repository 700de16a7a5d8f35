package nas4j.results.chart;

import java.util.ArrayList;
import java.util.List;
import nas4j.results.text.NumberText;

/**
 * Where numbers are on an axis, as a share of its length.
 *
 * @param from the number at 0
 * @param to the number at 1, above {@code from}
 * @param logarithmic whether equal ratios are equally far apart; both ends are above 0 then
 */
public record Scale(double from, double to, boolean logarithmic) {

    private static final double ROUNDING = 1e-9;

    /** A marked number. */
    public record Tick(double value, String label) {}

    public Scale {
        if (!(from < to) || !Double.isFinite(to - from) || (logarithmic && !(from > 0))) {
            throw new IllegalArgumentException("a scale from [" + from + "] to [" + to + "]");
        }
    }

    /** A linear scale that holds both numbers with some room around; also if they are equal, but for rounding. */
    public static Scale around(double least, double largest) {
        double size = Math.max(Math.abs(least), Math.abs(largest));
        double range = largest - least;
        double room = range > ROUNDING * size ? 0.04 * range : Math.max(1e-3, 0.05 * size);
        return new Scale(least - room, largest + room, false);
    }

    /** A linear scale from zero. */
    public static Scale fromZero(double largest) {
        return new Scale(0, largest > 0 ? largest : 1, false);
    }

    /** A logarithmic scale that holds both numbers. */
    public static Scale logarithmic(double least, double largest) {
        return new Scale(least, largest > least ? largest : 2 * least, true);
    }

    /** Where a number is; below 0 or above 1 if it is off the axis. */
    public double at(double value) {
        return logarithmic ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
    }

    /** Round numbers on the axis, about so many. */
    public List<Tick> ticks(int wanted) {
        return logarithmic ? powers(wanted) : multiples(wanted);
    }

    private List<Tick> multiples(int wanted) {
        double step = step((to - from) / wanted);
        int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
        List<Tick> ticks = new ArrayList<>();
        double first = Math.ceil(from / step - ROUNDING);
        // Counted, as adding 1 changes nothing where the range is within the rounding of its ends.
        int last = (int) Math.floor(to / step + ROUNDING - first);
        for (int k = 0; k <= last; k++) {
            double value = (first + k) * step;
            String label =
                    Math.abs(value) >= 1e5 || step < 1e-5 ? NumberText.plain(value) : NumberText.fixed(value, decimals);
            ticks.add(new Tick(value, label));
        }
        return ticks;
    }

    /** The next of 1, 2, 5, 10 … times a power of ten. */
    private static double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= least * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    private List<Tick> powers(int wanted) {
        double decades = Math.log10(to / from);
        double[] factors = decades > wanted / 2.0 ? new double[] {1} : new double[] {1, 2, 5};
        double stride = Math.max(1, Math.ceil(decades / wanted));
        List<Tick> ticks = new ArrayList<>();
        for (double exponent = Math.floor(Math.log10(from)); Math.pow(10, exponent) <= to; exponent += stride) {
            for (double factor : factors) {
                double value = factor * Math.pow(10, exponent);
                if (value >= from * (1 - 1e-9) && value <= to * (1 + 1e-9)) {
                    ticks.add(new Tick(value, NumberText.plain(value)));
                }
            }
        }
        return ticks.size() < 2 ? new Scale(from, to, false).multiples(wanted) : ticks;
    }
}
