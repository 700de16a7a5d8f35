package nas4j.hardware.probe.adb;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What {@code dumpsys battery} tells. What it does not tell is empty.
 *
 * @param percent charge
 * @param celsius its temperature
 * @param volts its voltage
 * @param coulombs the charge in it, by its own counter
 * @param isPowered whether a charger, a computer or a dock feeds the phone
 */
record Battery(
        OptionalDouble percent,
        OptionalDouble celsius,
        OptionalDouble volts,
        OptionalDouble coulombs,
        boolean isPowered) {
    private static final String HEADING = "Current Battery Service state:";
    private static final double TENTHS = .1;
    private static final double MILLI = 1e-3;
    private static final double COULOMBS_PER_MICROAMPERE_HOUR = 3600e-6;

    static Battery read(String said) {
        String text = said.substring(Math.max(0, said.lastIndexOf(HEADING)));
        return new Battery(
                number(text, "level", 1),
                number(text, "temperature", TENTHS),
                number(text, "voltage", MILLI),
                number(text, "Charge counter", COULOMBS_PER_MICROAMPERE_HOUR),
                Stream.of("AC", "USB", "Wireless", "Dock")
                        .anyMatch(source -> text.contains(source + " powered: true")));
    }

    private static OptionalDouble number(String text, String name, double unit) {
        Matcher found = Pattern.compile("(?m)^\\s*" + name + ": (-?\\d+)\\s*$").matcher(text);
        return found.find() ? OptionalDouble.of(unit * Long.parseLong(found.group(1))) : OptionalDouble.empty();
    }

    /** Whether what leaves the battery is what the phone takes, and is told. */
    boolean tellsEnergy() {
        return !isPowered && volts.isPresent() && coulombs.isPresent();
    }
}
