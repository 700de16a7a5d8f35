package nas4j.results.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nas4j.results.analysis.Analysis;
import nas4j.results.analysis.Criterion;
import nas4j.results.analysis.FrontScale;
import nas4j.results.analysis.SeedScores;
import nas4j.results.analysis.Verdict;
import nas4j.results.chart.Key;
import nas4j.results.chart.Pairs;
import nas4j.results.html.DataTable;
import nas4j.results.html.Tag;
import nas4j.results.text.NumberText;

/** Whether the search was worth it, how sure that is, and what was compared. */
final class VerdictSection {
    private final Analysis analysis;
    private final Verdict verdict;

    private VerdictSection(Report.Judged judged) {
        analysis = judged.analysis();
        verdict = judged.verdict();
    }

    static Tag of(Report.Judged judged) {
        return new VerdictSection(judged).section();
    }

    private Tag section() {
        String finding = verdict.finding().name().toLowerCase(Locale.ROOT);
        Tag box =
                Tag.of("div", Tag.of("p", verdict.sentence()).style("headline")).style("verdict " + finding);
        Explanation.of(analysis, verdict).forEach(sentence -> box.add(ExperimentSection.paragraph(sentence)));
        Tag section = ExperimentSection.section("Verdict", box);
        List<Verdict> verdicts = verdicts();
        if (verdicts.size() > 1) {
            section.add(table(verdicts).table());
        }
        findScaleNote().forEach(section::add);
        List<Figure> figures = verdicts.stream()
                .map(Verdict::scores)
                .filter(scores -> !scores.seeds().isEmpty())
                .map(this::figure)
                .toList();
        return figures.isEmpty() ? section : section.add(Figure.row(figures));
    }

    /** The main one, and where there are several objectives one for each. */
    private List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>(List.of(verdict));
        if (analysis.hasManyObjectives() && !verdict.scores().seeds().isEmpty()) {
            for (int objective = 0; objective < analysis.criteria().size(); objective++) {
                verdicts.add(Verdict.of(analysis, analysis.scores(objective)));
            }
        }
        return verdicts;
    }

    private static DataTable table(List<Verdict> verdicts) {
        return DataTable.of("judged by", "measured on", "the search is …")
                .with(verdicts.stream()
                        .map(each -> List.of(
                                name(each.scores().criterion()),
                                each.scores().onTest() ? "final evaluation" : "what the search saw",
                                each.headline()))
                        .toList());
    }

    private static String name(Criterion criterion) {
        return criterion.equals(FrontScale.CRITERION)
                ? "hypervolume of the front"
                : (criterion.maximized() ? "most " : "least ") + criterion.name();
    }

    /** What hypervolumes are a share of. */
    private List<Tag> findScaleNote() {
        if (!analysis.hasManyObjectives() || analysis.findScale().isEmpty()) {
            return List.of();
        }
        FrontScale scale = analysis.findScale().get();
        List<String> corners = new ArrayList<>();
        for (int k = 0; k < analysis.criteria().size(); k++) {
            Criterion criterion = analysis.criteria().get(k);
            corners.add(criterion.name() + " "
                    + NumberText.with(
                            NumberText.plain(criterion.value(scale.reference().get(k))), criterion.unit()));
        }
        return List.of(Tag.of(
                        "p",
                        "Hypervolumes are percentages of the box between the best value of each objective and the "
                                + "reference point (" + String.join(", ", corners)
                                + "), which is the worst value of each objective "
                                + "on the fronts of all runs and a tenth of the range beyond it.")
                .style("muted"));
    }

    private Figure figure(SeedScores scores) {
        Criterion criterion = scores.criterion();
        List<Pairs.Pair> pairs = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (long seed : scores.seeds()) {
            double search = criterion.value(scores.search().getOrDefault(seed, Double.NaN));
            double random = criterion.value(scores.baseline().getOrDefault(seed, Double.NaN));
            pairs.add(new Pairs.Pair("seed " + seed, search, random));
            rows.add(List.of(Long.toString(seed), NumberText.number(search), NumberText.number(random)));
        }
        String title = criterion.name() + " by seed";
        return new Figure(
                title,
                legend(analysis),
                new Pairs(title, criterion.title(), pairs).svg(),
                (criterion.maximized() ? "Further right" : "Further left") + " is better. "
                        + (scores.onTest() ? "Final evaluation." : "As the search saw it."),
                DataTable.of("#seed", "#search", "#random search").with(rows),
                Figure.file(analysis.data().name(), criterion.name().replace(' ', '-') + "-by-seed"));
    }

    private static List<Key> legend(Analysis analysis) {
        return List.of(new Key(0, "dots", analysis.data().setup().strategy()), new Key(1, "dots", "random search"));
    }
}
