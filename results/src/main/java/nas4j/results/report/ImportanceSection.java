package nas4j.results.report;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import nas4j.results.analysis.Analysis;
import nas4j.results.analysis.Criterion;
import nas4j.results.analysis.RunLog;
import nas4j.results.analysis.ScoredTrial;
import nas4j.results.chart.Bars;
import nas4j.results.html.DataTable;
import nas4j.results.html.Tag;
import nas4j.results.importance.DecisionEffect;
import nas4j.results.importance.Importance;
import nas4j.results.importance.Sample;
import nas4j.results.text.NumberText;

/** Which decisions mattered, one chart for each objective. */
final class ImportanceSection {
    private static final int MOST_BARS = 12;
    private static final long SEED = 1;

    private final Analysis analysis;
    private final List<ScoredTrial> trials;
    private final boolean random;

    private ImportanceSection(Analysis analysis) {
        this.analysis = analysis;
        List<ScoredTrial> drawn = evaluated(analysis.baseline());
        random = drawn.size() >= Importance.LEAST_SAMPLES;
        trials = random ? drawn : evaluated(analysis.runs());
    }

    private static List<ScoredTrial> evaluated(List<RunLog> runs) {
        return runs.stream()
                .flatMap(run -> run.scored().stream())
                .filter(trial -> trial.trial().sameAs() == null)
                .toList();
    }

    static Tag of(Analysis analysis) {
        return new ImportanceSection(analysis).section();
    }

    private Tag section() {
        if (trials.size() < Importance.LEAST_SAMPLES) {
            return ExperimentSection.section(
                    "Which decisions mattered",
                    ExperimentSection.paragraph("Too few networks were measured to tell: " + trials.size() + ", "
                            + Importance.LEAST_SAMPLES + " are needed."));
        }
        List<Figure> figures = new ArrayList<>();
        for (int objective = 0; objective < analysis.criteria().size(); objective++) {
            figures.add(figure(objective));
        }
        return ExperimentSection.section(
                "Which decisions mattered", ExperimentSection.paragraph(method()), Figure.row(figures));
    }

    private String method() {
        String source = random
                ? "From the networks that random search drew, so that each decision is judged apart from the others."
                : "From all networks, as random search measured too few: what the searches liked to choose together is "
                        + "judged together.";
        return source
                + " A bar is the share of variance that a decision explains by itself (ω², corrected for the number "
                + "of options; a decision that does not exist counts as one more option). The mark on it is where bars end "
                + "in 95 of 100 cases if nothing matters: a shorter bar can be luck. What decisions do only together is "
                + "not seen.";
    }

    private Figure figure(int objective) {
        Criterion criterion = analysis.criteria().get(objective);
        Importance importance = Importance.of(
                trials.stream()
                        .limit(Importance.MOST_SAMPLES)
                        .map(trial -> Sample.of(
                                trial.trial().genotype(), trial.losses().get(objective)))
                        .toList(),
                RandomGeneratorFactory.of("L64X128MixRandom").create(SEED));
        List<Bars.Bar> bars = importance.effects().stream()
                .limit(MOST_BARS)
                .map(effect -> new Bars.Bar(
                        effect.decision(),
                        100 * effect.share(),
                        100 * effect.luck(),
                        NumberText.percent(Math.max(0, effect.share()), 1)))
                .toList();
        String title = "For " + criterion.name();
        return new Figure(
                title,
                List.of(),
                new Bars(title, "% of the variance of " + criterion.name(), bars).svg(),
                caption(importance),
                table(importance, criterion),
                Figure.file(analysis.data().name(), "importance-" + (objective + 1)));
    }

    private static String caption(Importance importance) {
        String more = importance.effects().size() > MOST_BARS
                ? " The strongest " + MOST_BARS + " of " + importance.effects().size() + " decisions."
                : "";
        String unjudged = importance.unjudged().isEmpty()
                ? ""
                : " Not judged, because few networks share an option: " + String.join(", ", importance.unjudged())
                        + ".";
        String none = importance.effects().isEmpty() ? " No decision had two options to compare." : "";
        return "n = " + NumberText.plain(importance.samples()) + " networks." + more + unjudged + none;
    }

    private static DataTable table(Importance importance, Criterion criterion) {
        return DataTable.of(
                        "decision",
                        "#ω² (%)",
                        "#luck (%)",
                        "#p",
                        "best option",
                        "#mean " + criterion.title(),
                        "worst option",
                        "#mean there")
                .with(importance.effects().stream()
                        .map(effect -> row(effect, criterion))
                        .toList());
    }

    private static List<String> row(DecisionEffect effect, Criterion criterion) {
        return List.of(
                effect.decision(),
                NumberText.fixed(100 * effect.share(), 1),
                NumberText.fixed(100 * effect.luck(), 1),
                NumberText.pValue(effect.p()),
                effect.best().label() + " (n = " + effect.best().n() + ")",
                NumberText.number(criterion.value(effect.best().meanLoss())),
                effect.worst().label() + " (n = " + effect.worst().n() + ")",
                NumberText.number(criterion.value(effect.worst().meanLoss())));
    }
}
