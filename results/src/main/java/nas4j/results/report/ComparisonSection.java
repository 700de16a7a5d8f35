package nas4j.results.report;

import java.util.ArrayList;
import java.util.List;
import nas4j.results.analysis.Analysis;
import nas4j.results.analysis.Targets;
import nas4j.results.chart.Axis;
import nas4j.results.chart.Chart;
import nas4j.results.chart.Key;
import nas4j.results.chart.Layer;
import nas4j.results.chart.Point;
import nas4j.results.chart.Scale;
import nas4j.results.compare.Comparability;
import nas4j.results.compare.Comparison;
import nas4j.results.compare.ComparisonTables;
import nas4j.results.compare.ExperimentComparison;
import nas4j.results.compare.PerformanceProfile;
import nas4j.results.compare.SpeedRow;
import nas4j.results.html.DataTable;
import nas4j.results.html.Tag;
import nas4j.results.model.ExperimentData;
import nas4j.results.text.NumberText;

/** Several experiments against each other, or why they cannot be. */
final class ComparisonSection {
    private static final int STEPS = 120;

    private final List<ExperimentData> experiments;
    private final Comparison comparison;

    private ComparisonSection(List<ExperimentData> experiments) {
        this.experiments = experiments;
        comparison = ExperimentComparison.of(experiments);
    }

    static Tag of(List<Report.Judged> judged) {
        List<ExperimentData> experiments =
                judged.stream().map(Report.Judged::data).toList();
        List<String> objections = Comparability.objections(
                judged.stream().map(Report.Judged::analysis).toList());
        if (objections.isEmpty()) {
            return new ComparisonSection(experiments).section();
        }
        Tag list = Tag.of("ul");
        objections.forEach(objection -> list.add(Tag.of("li", objection)));
        return ExperimentSection.section(
                "Side by side",
                ExperimentSection.paragraph("These experiments are not compared with each other, because:"),
                list);
    }

    private Tag section() {
        Tag remarks = Tag.of("ul");
        comparison.remarks().forEach(remark -> remarks.add(Tag.of("li", remark)));
        Tag section = ExperimentSection.section("Side by side", remarks);
        section.add(ComparisonTables.methods(comparison).table());
        DataTable random = ComparisonTables.againstRandom(comparison);
        if (!random.rows().isEmpty()) {
            section.add(Tag.of("h4", "Search against random search"));
            section.add(random.table());
        }
        if (!comparison.pairs().isEmpty()) {
            section.add(Tag.of("h4", "Search against search"));
            section.add(ComparisonTables.pairs(comparison).table());
        }
        List<Figure> figures = new ArrayList<>(List.of(progress()));
        if (!comparison.speed().isEmpty()) {
            section.add(Tag.of("h4", "Time to target"));
            section.add(ExperimentSection.paragraph(target()));
            section.add(ComparisonTables.speed(comparison).table());
            figures.add(profile());
        }
        return section.add(Figure.row(figures));
    }

    private String target() {
        return "The target is where random search ended, the median over seeds: "
                + NumberText.with(
                        NumberText.plain(comparison.target()),
                        comparison.criterion().unit())
                + ". A seed that did not get there counts as infinite.";
    }

    private Figure progress() {
        ProgressChart chart = new ProgressChart(comparison.criterion(), "evaluations");
        List<Analysis> analyses = Analysis.together(experiments);
        for (int k = 0; k < analyses.size(); k++) {
            Analysis analysis = analyses.get(k);
            chart.add(series(k), analysis.data().name(), analysis.againstEvaluations(analysis.search()));
        }
        analyses.stream()
                .filter(analysis -> !analysis.baseline().isEmpty())
                .findFirst()
                .ifPresent(analysis -> chart.add(1, "random search", analysis.againstEvaluations(analysis.baseline())));
        return chart.figure(comparison.criterion().name() + " so far, against evaluations", file("progress"));
    }

    private String file(String what) {
        return Figure.file(experiments.getFirst().name(), "and-others-" + what);
    }

    /** Series 1 is random search; the others come again after so many experiments. */
    private static int series(int experiment) {
        return experiment == 0 ? 0 : 2 + (experiment - 1) % (Layer.SERIES - 2);
    }

    /** The methods are the searches, then a random search or more. */
    private int seriesOf(int method) {
        int searches = experiments.size();
        return method == searches ? 1 : series(method < searches ? method : method - 1);
    }

    private Figure profile() {
        List<SpeedRow> speed = comparison.speed();
        PerformanceProfile profile = PerformanceProfile.of(
                speed.stream().map(SpeedRow::evaluations).map(Targets::spent).toList());
        List<Layer> layers = new ArrayList<>();
        List<Key> keys = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (int method = 0; method < speed.size(); method++) {
            int series = seriesOf(method);
            List<Point> points = points(profile, method);
            layers.add(new Layer.Steps(series, points, false));
            keys.add(new Key(series, "line", speed.get(method).method()));
            for (Point point : points) {
                rows.add(List.of(
                        speed.get(method).method(), NumberText.number(point.x()), NumberText.number(point.y())));
            }
        }
        return new Figure(
                "Performance profile",
                keys,
                new Chart(
                                "Performance profile",
                                new Axis(
                                        "at most so many times the evaluations of the fastest", new Scale(1, 4, false)),
                                new Axis("share of seeds", new Scale(0, 1.05, false)),
                                layers)
                        .svg(),
                "Of each seed, the evaluations to the target over those of the fastest method. Higher is better; a method "
                        + "that misses never gets to 1. Drawn to 4, as far as the score looks.",
                DataTable.of("method", "#times the fastest", "#share of seeds").with(rows),
                file("profile"));
    }

    private static List<Point> points(PerformanceProfile profile, int method) {
        List<Point> points = new ArrayList<>();
        for (int k = 0; k <= STEPS; k++) {
            double tau = 1 + (PerformanceProfile.LARGEST - 1) * k / STEPS;
            points.add(new Point(tau, profile.rho(method, tau)));
        }
        return points;
    }
}
