package nas4j.experiments.cli.device.kernel;

import java.util.List;
import java.util.Locale;
import nas4j.experiments.cli.output.Format;
import nas4j.experiments.cli.output.Output;
import nas4j.experiments.cli.output.Report;
import nas4j.hardware.probe.OperatorTime;

/** Prints how long each operator of a model takes. */
public final class OperatorTable {
    private static final int BAR = 30;
    private static final double PERCENT = 100;

    private OperatorTable() {}

    /** Prints a line for each operator, with a bar. */
    public static void print(List<OperatorTime> times, Output output) {
        double sum = times.stream().mapToDouble(OperatorTime::micros).sum();
        double most = times.stream().mapToDouble(OperatorTime::micros).max().orElse(1);
        boolean isText = output.format() == Format.text;
        List<String> columns = isText
                ? List.of("operator", "micros", "percent", "picture", "node")
                : List.of("operator", "micros", "percent", "runs", "node");
        try (Report report = output.report(columns)) {
            for (OperatorTime time : times) {
                double percent = sum > 0 ? PERCENT * time.micros() / sum : 0;
                Object third =
                        isText ? "█".repeat((int) Math.round(BAR * time.micros() / Math.max(most, 1e-9))) : time.runs();
                Object share = isText ? String.format(Locale.ROOT, "%.1f", percent) : percent;
                Object micros = isText ? String.format(Locale.ROOT, "%.1f", time.micros()) : time.micros();
                report.row(time.operator(), micros, share, third, time.name());
            }
        }
        if (isText) {
            output.out().printf(Locale.ROOT, "%d operators, %.0f µs%n", times.size(), sum);
            output.out().flush();
        }
    }
}
