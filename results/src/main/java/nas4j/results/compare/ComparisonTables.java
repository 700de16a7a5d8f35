package nas4j.results.compare;

import java.util.List;
import nas4j.results.analysis.Criterion;
import nas4j.results.analysis.Targets;
import nas4j.results.html.DataTable;
import nas4j.results.statistics.Contrast;
import nas4j.results.statistics.Summary;
import nas4j.results.text.NumberText;

/** Comparisons as tables for readers. */
public final class ComparisonTables {
    private ComparisonTables() {}

    /** The scores of each method. */
    public static DataTable methods(Comparison comparison) {
        return DataTable.of("method", "#n", "#mean ± standard error", "#std", "#RI (%)")
                .with(comparison.methods().stream()
                        .map(row -> scores(row, comparison.criterion()))
                        .toList());
    }

    private static List<String> scores(MethodRow row, Criterion criterion) {
        Summary summary = row.summary();
        return List.of(
                row.name(),
                Integer.toString(summary.n()),
                NumberText.withError(summary.mean(), summary.standardError(), criterion.unit()),
                NumberText.rounded(summary.std(), summary.std() / 10),
                NumberText.fixed(row.ri(), 2));
    }

    /** Each method that has a random search, against it. */
    public static DataTable againstRandom(Comparison comparison) {
        DataTable table = tests("method", "less random search");
        for (MethodRow row : comparison.methods()) {
            Contrast contrast = row.contrast();
            if (contrast != null) {
                table = table.with(
                        List.of(row(row.name(), row.against(), contrast, row.adjustedP(), comparison.criterion())));
            }
        }
        return table;
    }

    private static DataTable tests(String first, String second) {
        return DataTable.of(
                first,
                second,
                "#difference ± standard error",
                "#p",
                "#p (Holm)",
                "#rank p",
                "#Hedges' g",
                "#superiority",
                "test");
    }

    private static List<String> row(
            String first, String second, Contrast contrast, double adjustedP, Criterion criterion) {
        return List.of(
                first,
                second,
                difference(contrast, criterion),
                NumberText.pValue(contrast.p()),
                NumberText.pValue(adjustedP),
                NumberText.pValue(contrast.rankP()),
                NumberText.fixed(contrast.effect(), 2),
                NumberText.fixed(contrast.superiority(), 2),
                test(contrast));
    }

    private static String difference(Contrast contrast, Criterion criterion) {
        return NumberText.signed(contrast.difference(), contrast.standardError(), criterion.differenceUnit());
    }

    private static String test(Contrast contrast) {
        if (contrast.constant()) {
            return "ranks, as nothing varies";
        }
        return contrast.paired() ? "paired t, signed ranks" : "Welch, Mann-Whitney";
    }

    /** Each pair of searches. */
    public static DataTable pairs(Comparison comparison) {
        return tests("search", "less search")
                .with(comparison.pairs().stream()
                        .map(row ->
                                row(row.first(), row.second(), row.contrast(), row.adjustedP(), comparison.criterion()))
                        .toList());
    }

    /** How fast each method reached the target. */
    public static DataTable speed(Comparison comparison) {
        return DataTable.of(
                        "method",
                        "#seeds that got there",
                        "#median evaluations",
                        "#median seconds",
                        "#profile score (0 to 1)")
                .with(comparison.speed().stream().map(ComparisonTables::row).toList());
    }

    private static List<String> row(SpeedRow row) {
        Targets evaluations = row.evaluations();
        return List.of(
                row.method(),
                evaluations.reached() + " of " + evaluations.spent().size(),
                NumberText.plain(evaluations.median()),
                NumberText.plain(row.seconds().median()),
                NumberText.fixed(row.profile(), 2));
    }
}
