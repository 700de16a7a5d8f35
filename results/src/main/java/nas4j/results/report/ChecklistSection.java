package nas4j.results.report;

import java.util.List;
import nas4j.results.checklist.Answer;
import nas4j.results.checklist.Checklist;
import nas4j.results.html.Tag;

/** Good practice, answered from the log. */
final class ChecklistSection {
    private ChecklistSection() {}

    static Tag of(Report.Judged judged) {
        List<Answer> answers = Checklist.of(judged.analysis(), judged.verdict());
        Tag rows = Tag.of("tbody");
        answers.forEach(answer -> rows.add(row(answer)));
        Tag head = Tag.of("thead", Tag.of("tr", head(""), head("practice"), head("what the log says")));
        Tag table =
                Tag.of("div", Tag.of("table", head, rows).style("checklist")).style("wide");
        long yes = answers.stream()
                .filter(answer -> answer.kind() == Answer.Kind.YES)
                .count();
        long no = answers.stream()
                .filter(answer -> answer.kind() == Answer.Kind.NO)
                .count();
        return ExperimentSection.section(
                "Checklist",
                ExperimentSection.paragraph("Good practice after Lindauer and Hutter (2020), answered from the log: "
                        + yes + " yes, " + no + " no, " + (answers.size() - yes - no) + " that the log cannot tell."),
                table);
    }

    private static Tag head(String title) {
        return Tag.of("th", title).with("scope", "col");
    }

    private static Tag row(Answer answer) {
        String mark =
                switch (answer.kind()) {
                    case YES -> "✓ yes";
                    case NO -> "✗ no";
                    case UNKNOWN -> "? unknown";
                };
        String style =
                switch (answer.kind()) {
                    case YES -> "yes";
                    case NO -> "no";
                    case UNKNOWN -> "unknown";
                };
        return Tag.of(
                "tr",
                Tag.of("td", mark).style("answer " + style),
                Tag.of("td", answer.practice()),
                Tag.of("td", answer.evidence()));
    }
}
