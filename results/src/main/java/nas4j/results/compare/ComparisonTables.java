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
    private static final String NONE = "–";

    private ComparisonTables() {}

    /** A row for each method. */
    public static DataTable methods(Comparison comparison) {
        return DataTable.of(
                        "method",
                        "#n",
                        "#mean ± standard error",
                        "#std",
                        "#RI (%)",
                        "against",
                        "#difference ± standard error",
                        "#p",
                        "#p (Holm)",
                        "#rank p",
                        "#Hedges' g",
                        "#superiority",
                        "test")
                .with(comparison.methods().stream()
                        .map(row -> row(row, comparison.criterion()))
                        .toList());
    }

    private static List<String> row(MethodRow row, Criterion criterion) {
        Summary summary = row.summary();
        Contrast contrast = row.contrast();
        boolean alone = contrast == null;
        return List.of(
                row.name(),
                Integer.toString(summary.n()),
                NumberText.withError(summary.mean(), summary.standardError(), criterion.unit()),
                NumberText.rounded(summary.std(), summary.std() / 10),
                NumberText.fixed(row.ri(), 2),
                alone ? NONE : row.against(),
                alone ? NONE : difference(contrast, criterion),
                NumberText.pValue(row.p()),
                NumberText.pValue(row.adjustedP()),
                alone ? NONE : NumberText.pValue(contrast.rankP()),
                NumberText.fixed(row.effect(), 2),
                alone ? NONE : NumberText.fixed(contrast.superiority(), 2),
                alone ? NONE : test(contrast));
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

    /** A row for each pair of searches. */
    public static DataTable pairs(Comparison comparison) {
        return DataTable.of(
                        "search",
                        "less search",
                        "#difference ± standard error",
                        "#p",
                        "#p (Holm)",
                        "#rank p",
                        "#Hedges' g",
                        "#superiority",
                        "test")
                .with(comparison.pairs().stream()
                        .map(row -> row(row, comparison.criterion()))
                        .toList());
    }

    private static List<String> row(PairRow row, Criterion criterion) {
        Contrast contrast = row.contrast();
        return List.of(
                row.first(),
                row.second(),
                difference(contrast, criterion),
                NumberText.pValue(contrast.p()),
                NumberText.pValue(row.adjustedP()),
                NumberText.pValue(contrast.rankP()),
                NumberText.fixed(contrast.effect(), 2),
                NumberText.fixed(contrast.superiority(), 2),
                test(contrast));
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
