package nas4j.results.report;

import java.util.List;
import nas4j.results.analysis.Analysis;
import nas4j.results.analysis.Failures;
import nas4j.results.html.DataTable;
import nas4j.results.html.Tag;
import nas4j.results.text.NumberText;

/** What became of the trials without a result, and why. */
final class FailuresSection {
    private static final int MOST_REASONS = 20;
    private static final int LONGEST_REASON = 300;

    private FailuresSection() {}

    static Tag of(Analysis analysis) {
        List<Failures.Reason> reasons = Failures.of(analysis.data().runs()).reasons();
        long all = analysis.data().runs().stream()
                .mapToLong(run -> run.trials().size())
                .sum();
        long without = reasons.stream().mapToLong(Failures.Reason::count).sum();
        String summary = without == 0
                ? "Every one of " + NumberText.plain((double) all) + " trials has a result."
                : NumberText.plain((double) without) + " of " + NumberText.plain((double) all)
                        + " trials have no result, for " + reasons.size()
                        + (reasons.size() == 1 ? " reason." : " reasons.");
        Tag section = ExperimentSection.section("Failures", ExperimentSection.paragraph(summary));
        if (without > 0) {
            section.add(table(reasons).table());
        }
        return reasons.size() > MOST_REASONS
                ? section.add(ExperimentSection.paragraph("The " + MOST_REASONS + " most frequent reasons are shown."))
                : section;
    }

    private static DataTable table(List<Failures.Reason> reasons) {
        return DataTable.of("what", "reason (of the first such trial)", "#search", "#random search", "#final")
                .with(reasons.stream()
                        .limit(MOST_REASONS)
                        .map(FailuresSection::row)
                        .toList());
    }

    private static List<String> row(Failures.Reason reason) {
        String text = reason.example();
        return List.of(
                reason.infeasible() ? "infeasible" : "failed",
                text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON) + "…",
                NumberText.plain((double) reason.search()),
                NumberText.plain((double) reason.baseline()),
                NumberText.plain((double) reason.others()));
    }
}
