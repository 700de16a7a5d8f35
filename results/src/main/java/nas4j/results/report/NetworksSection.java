package nas4j.results.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import nas4j.graph.ComputationGraph;
import nas4j.graph.picture.SvgPicture;
import nas4j.results.analysis.Analysis;
import nas4j.results.analysis.Fronts;
import nas4j.results.analysis.RunLog;
import nas4j.results.analysis.ScoredTrial;
import nas4j.results.html.DataTable;
import nas4j.results.html.Tag;
import nas4j.results.tasks.TaskTable;
import nas4j.results.text.NumberText;
import nas4j.store.TrialRecord;

/** The networks that came out, as pictures. */
final class NetworksSection {
    private static final int MOST_OF_FRONT = 4;

    private final Analysis analysis;

    private NetworksSection(Analysis analysis) {
        this.analysis = analysis;
    }

    static Tag of(Analysis analysis) {
        return new NetworksSection(analysis).section();
    }

    private Tag section() {
        List<Tag> cards = new ArrayList<>();
        for (ScoredTrial trial : chosen(analysis.search())) {
            cards.add(card("Of the search", trial.trial()));
        }
        best(analysis.baseline()).ifPresent(trial -> cards.add(card("Of random search", trial.trial())));
        if (cards.isEmpty()) {
            return ExperimentSection.section("Networks", ExperimentSection.paragraph("No trial was completed."));
        }
        String which = analysis.hasManyObjectives()
                ? "From the front of all seeds, evenly many from one end to the other; and the best of random search in "
                        + analysis.criteria().getFirst().name() + "."
                : "The best of all seeds, as the searches saw them.";
        Tag section = ExperimentSection.section("Networks");
        TaskTable.find(analysis.data()).ifPresent(section::add);
        return section.add(
                ExperimentSection.paragraph(which), Tag.of("div").style("cards").add(cards));
    }

    private List<ScoredTrial> chosen(List<RunLog> runs) {
        if (!analysis.hasManyObjectives()) {
            return best(runs).stream().toList();
        }
        List<ScoredTrial> front =
                Fronts.of(runs.stream().flatMap(run -> run.scored().stream()).toList());
        int wanted = Math.min(MOST_OF_FRONT, front.size());
        List<ScoredTrial> some = new ArrayList<>();
        for (int k = 0; k < wanted; k++) {
            some.add(front.get(wanted == 1 ? 0 : k * (front.size() - 1) / (wanted - 1)));
        }
        return some;
    }

    private static Optional<ScoredTrial> best(List<RunLog> runs) {
        return runs.stream()
                .flatMap(run -> run.findBest(0).stream())
                .min(Comparator.comparing(trial -> trial.losses().getFirst()));
    }

    private Tag card(String whose, TrialRecord trial) {
        String title = whose + ", seed " + trial.run().seed() + ", trial " + trial.id();
        Tag card = Tag.of("div", Tag.of("h4", title)).style("card");
        card.add(picture(trial.genotype()));
        if (trial.outcome() instanceof TrialOutcome.Completed completed) {
            card.add(measurements(completed).table());
        }
        return card.add(Tag.of("details", Tag.of("summary", "Genotype"), Tag.of("pre", trial.genotype())));
    }

    /** As an image of its own, so that its style sheet stays its own. */
    private Tag picture(String genotype) {
        Optional<ComputationGraph> graph = analysis.data().networks().find(genotype);
        if (graph.isEmpty()) {
            return Tag.of("p", "No picture: the space is not known any more, or does not hold this network.")
                    .style("muted");
        }
        String svg = SvgPicture.folded(graph.get(), "");
        String content = Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
        Tag image = Tag.of("img")
                .with("alt", "The network of " + genotype)
                .with("src", "data:image/svg+xml;base64," + content);
        return Tag.of("div", image).style("picture");
    }

    private static DataTable measurements(TrialOutcome.Completed completed) {
        return DataTable.of("measured", "#value", "on")
                .with(completed.measurements().stream()
                        .map(NetworksSection::row)
                        .toList());
    }

    private static List<String> row(Measurement measured) {
        String on = measured.split() == Split.NONE
                ? measured.device()
                : measured.split().name().toLowerCase(Locale.ROOT) + " data " + measured.device();
        return List.of(
                measured.name(),
                NumberText.withError(measured.value(), measured.standardError(), measured.unit()),
                on.strip());
    }
}
