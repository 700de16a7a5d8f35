package nas4j.experiments.cli.space;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nas4j.input.InputException;
import nas4j.input.Where;

/** Latencies as people write them: {@code 20ms}, {@code 1.5}. */
final class LatencyLimits {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(?:ms)?");

    private LatencyLimits() {}

    /** In milliseconds, above 0. */
    static List<Double> read(List<String> written) {
        return written.stream().map(LatencyLimits::read).toList();
    }

    private static double read(String written) {
        Matcher form = FORM.matcher(written.strip());
        double limitMs = form.matches() ? Double.parseDouble(form.group(1)) : 0;
        if (limitMs <= 0) {
            throw new InputException(
                    Where.UNKNOWN, "found --latency [" + written + "], accepted: milliseconds above 0, such as 20ms");
        }
        return limitMs;
    }
}
