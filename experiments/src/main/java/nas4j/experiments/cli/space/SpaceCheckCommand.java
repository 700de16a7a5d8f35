package nas4j.experiments.cli.space;

import java.io.PrintWriter;
import java.text.NumberFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import nas4j.experiments.cli.output.ExitCodes;
import nas4j.experiments.cli.output.Output;
import nas4j.experiments.cli.output.Report;
import nas4j.experiments.cli.output.SystemClock;
import nas4j.space.check.FeasibleShare;
import nas4j.space.check.Finding;
import nas4j.space.check.SpaceCheck;
import nas4j.space.check.SpaceReport;
import nas4j.space.check.SpaceReport.CostRange;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nas space check}. */
@Command(
        name = "check",
        description = {
            "Check a space before anything is trained.",
            "Says how many networks it has and how many satisfy the constraints, what they cost, what can never be chosen,"
                    + " and whether every network can be built.",
            "Exit code 2 if the space has to be changed."
        },
        footer = {"", "Example: nas space check my-space.yaml"})
final class SpaceCheckCommand implements Callable<Integer> {
    /** A guard: a check takes seconds; one that is cut short says so. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Mixin
    private final SpaceArgument argument = new SpaceArgument();

    @Mixin
    private final Output output = new Output();

    @Option(names = "--seed", defaultValue = "1", description = "Seed of what is drawn at random. Default: 1.")
    private long seed;

    @Override
    public Integer call() {
        SpaceReport report = SpaceCheck.of(argument.space(), seed, LIMIT, SystemClock.get());
        switch (output.format()) {
            case json -> output.json(object(report));
            case csv -> findings(report);
            case text -> print(report);
        }
        return report.errors().isEmpty() ? 0 : ExitCodes.INPUT_WRONG;
    }

    private void findings(SpaceReport report) {
        try (Report table = output.report(List.of("severity", "kind", "proved", "where", "message"))) {
            for (Finding finding : report.findings()) {
                table.row(
                        word(finding.severity()),
                        word(finding.kind()),
                        finding.proved(),
                        finding.where().text(),
                        finding.message());
            }
        }
    }

    private void print(SpaceReport report) {
        PrintWriter out = output.out();
        out.println(report.space());
        figures(report);
        for (Finding finding : report.findings()) {
            out.println();
            out.println(word(finding.severity()) + ": " + finding.text());
        }
        out.println();
        out.println(verdict(report));
        out.flush();
    }

    private void figures(SpaceReport report) {
        line(
                "size",
                (report.size().exact() ? "" : "about ") + grouped(report.size().genotypes()) + " genotypes");
        line("looked at", (report.enumerated() ? "all " : "") + grouped(report.examined()) + " networks");
        if (report.networks() != null && report.distinct() != null) {
            line("distinct", distinct(report.networks(), report.distinct()));
        }
        line("feasible", share(report.feasibleShare()));
        for (CostRange range : report.ranges()) {
            line(
                    range.cost().text(),
                    grouped(range.min()) + " to " + grouped(range.max()) + (range.exact() ? "" : " seen"));
        }
    }

    private static String distinct(long networks, long expressions) {
        return grouped(expressions)
                + (networks == expressions
                        ? " networks"
                        : " networks (" + grouped(networks) + " with shared weights told from equal ones)");
    }

    private static String verdict(SpaceReport report) {
        if (!report.feasible()) {
            return "No network of this space satisfies its constraints"
                    + (report.enumerated() ? "." : ", as far as was looked.");
        }
        if (!report.errors().isEmpty()) {
            return "This space has to be changed: see the errors above.";
        }
        return report.warnings().isEmpty()
                ? "Nothing is wrong with this space."
                : "This space can be searched; see the warnings above.";
    }

    private static String share(FeasibleShare share) {
        String percent = percent(share.share());
        return share.exact()
                ? percent + " (" + grouped(share.satisfied()) + " of " + grouped(share.of()) + ")"
                : percent + " (95 %: " + percent(share.low()) + " to " + percent(share.high()) + ", "
                        + grouped(share.of()) + " drawn)";
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private void line(String name, String value) {
        output.out().println(String.format(Locale.ROOT, "  %-12s %s", name, value));
    }

    private static String grouped(Number number) {
        return NumberFormat.getIntegerInstance(Locale.ROOT).format(number);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Map<String, @Nullable Object> object(SpaceReport report) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("space", report.space());
        object.put("size", report.size().genotypes());
        object.put("exact", report.size().exact());
        object.put("feasible", report.feasible());
        object.put("feasibleShare", report.feasibleShare().share());
        object.put(
                "feasibleShare95",
                List.of(report.feasibleShare().low(), report.feasibleShare().high()));
        object.put("distinct", report.distinct());
        object.put("networks", report.networks());
        object.put("examined", report.examined());
        object.put("enumerated", report.enumerated());
        for (CostRange range : report.ranges()) {
            object.put(range.cost().text(), Map.of("min", range.min(), "max", range.max(), "exact", range.exact()));
        }
        object.put("errors", findings(report.errors()));
        object.put("warnings", findings(report.warnings()));
        return object;
    }

    private static List<Map<String, Object>> findings(List<Finding> findings) {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (Finding finding : findings) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("kind", word(finding.kind()));
            object.put("message", finding.message());
            object.put("proved", finding.proved());
            object.put("file", finding.where().file());
            object.put("line", finding.where().line());
            object.put("column", finding.where().column());
            object.put("key", finding.where().key());
            objects.add(object);
        }
        return objects;
    }
}
