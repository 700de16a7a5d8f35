package nas4j.results.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import nas4j.results.analysis.Analysis;
import nas4j.results.analysis.Cost;
import nas4j.results.analysis.RunLog;
import nas4j.results.analysis.Staircase;
import nas4j.results.analysis.Targets;
import nas4j.results.html.Tag;
import nas4j.results.text.NumberText;

/** The best so far against evaluations and against time, and how long it took to get as far as random search got. */
final class ProgressSection {
    private final Analysis analysis;

    private ProgressSection(Analysis analysis) {
        this.analysis = analysis;
    }

    static Tag of(Analysis analysis) {
        return new ProgressSection(analysis).section();
    }

    private Tag section() {
        if (analysis.runs().stream().allMatch(run -> run.scored().isEmpty())) {
            return ExperimentSection.section("Progress", ExperimentSection.paragraph("No trial was completed."));
        }
        List<Figure> figures = new ArrayList<>();
        figures.add(figure("evaluations", "evaluations", analysis::againstEvaluations));
        boolean timed =
                Cost.sum(analysis.runs().stream().map(RunLog::cost).toList()).seconds() >= 1;
        if (timed) {
            figures.add(figure("time", "seconds of evaluation", analysis::againstSeconds));
        }
        Tag section = ExperimentSection.section("Progress", Figure.row(figures));
        if (!timed) {
            section.add(ExperimentSection.paragraph(
                    "There is no curve against time: all evaluations together took less than a second."));
        }
        return analysis.search().isEmpty() || analysis.baseline().isEmpty()
                ? section
                : section.add(Tag.of("p", toTarget()));
    }

    private Figure figure(String against, String axis, Function<List<RunLog>, List<Staircase>> staircases) {
        String criterion = analysis.mainCriterion().name();
        String title = criterion + " so far, against " + against;
        ProgressChart chart = new ProgressChart(analysis.mainCriterion(), axis);
        if (!analysis.search().isEmpty()) {
            chart.add(0, analysis.data().setup().strategy(), staircases.apply(analysis.search()));
        }
        if (!analysis.baseline().isEmpty()) {
            chart.add(1, "random search", staircases.apply(analysis.baseline()));
        }
        return chart.figure(
                (analysis.hasManyObjectives() ? "" : "Best ") + title,
                Figure.file(analysis.data().name(), "progress-against-" + against));
    }

    private String toTarget() {
        double target = Targets.medianEnd(analysis.againstEvaluations(analysis.baseline()));
        if (!Double.isFinite(target)) {
            return "Half of the runs of random search or more have no result, so that there is no target to reach.";
        }
        Targets evaluations = Targets.of(target, analysis.againstEvaluations(analysis.search()));
        Targets seconds = Targets.of(target, analysis.againstSeconds(analysis.search()));
        Targets random = Targets.of(target, analysis.againstEvaluations(analysis.baseline()));
        String value = NumberText.with(
                NumberText.plain(analysis.mainCriterion().value(target)),
                analysis.mainCriterion().unit());
        return String.format(
                Locale.ROOT,
                "Time to target: where random search ended (median over seeds: %s), the search was after %s evaluations or "
                        + "%s (medians; %d of %d seeds got there, misses count as infinite). Random search itself needed %s "
                        + "evaluations (%d of %d seeds).",
                value,
                NumberText.plain(evaluations.median()),
                Double.isFinite(seconds.median()) ? NumberText.duration(seconds.median()) : "∞ s",
                evaluations.reached(),
                evaluations.spent().size(),
                NumberText.plain(random.median()),
                random.reached(),
                random.spent().size());
    }
}
