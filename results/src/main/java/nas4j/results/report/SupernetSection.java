package nas4j.results.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.TrialOutcome;
import nas4j.results.agreement.Agreement;
import nas4j.results.agreement.Order;
import nas4j.results.chart.Axis;
import nas4j.results.chart.Chart;
import nas4j.results.chart.Layer;
import nas4j.results.chart.Point;
import nas4j.results.chart.Scale;
import nas4j.results.html.DataTable;
import nas4j.results.html.Tag;
import nas4j.results.model.ExperimentData;
import nas4j.results.model.RunData;
import nas4j.results.text.NumberText;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;

/** The supernet that networks took their weights from: what it cost, and whether its order is that of training alone. */
final class SupernetSection {
    private static final double KILOBYTE = 1_000;

    private final ExperimentData data;

    private SupernetSection(ExperimentData data) {
        this.data = data;
    }

    /** Empty where there was none. */
    static Optional<Tag> find(ExperimentData data) {
        List<TrialRecord> training = trials(data, RunKey.SUPERNET);
        return training.isEmpty()
                ? Optional.empty()
                : Optional.of(new SupernetSection(data).section(training.getFirst()));
    }

    private static List<TrialRecord> trials(ExperimentData data, String method) {
        return data.runs(method).stream()
                .map(RunData::trials)
                .flatMap(List::stream)
                .toList();
    }

    private Tag section(TrialRecord training) {
        Tag section = ExperimentSection.section("Supernet");
        Optional<Agreement> agreement = Agreement.find(
                Integer.parseInt(data.setup().recipe().getOrDefault("agreement", "0")),
                data.objectives(),
                trials(data, RunKey.SUPERNET_SHARED),
                trials(data, RunKey.SUPERNET_ALONE));
        section.add(agreement.map(SupernetSection::verdict).orElseGet(SupernetSection::unmeasured));
        section.add(facts(training).table());
        agreement
                .map(found -> found.orders().stream().map(this::figure).toList())
                .map(Figure::row)
                .ifPresent(section::add);
        return section;
    }

    private static Tag verdict(Agreement agreement) {
        String headline = agreement.isTrusted()
                ? "Rank agreement with training alone: " + taus(agreement.orders())
                : "Untrustworthy: rank agreement with training alone is " + taus(agreement.untrusted()) + ", below "
                        + Agreement.TRUSTED;
        Tag box = Tag.of("div", Tag.of("p", headline).style("headline"))
                .style("verdict " + (agreement.isTrusted() ? "" : "worse"));
        box.add(ExperimentSection.paragraph("Kendall's τ of "
                + agreement.networks()
                + " networks that were drawn at random and also trained alone; with a probability of 95 % that of all"
                + " networks is "
                + agreement.orders().stream().map(SupernetSection::interval).collect(Collectors.joining(", ")) + "."));
        if (!agreement.shortfall().isEmpty()) {
            box.add(ExperimentSection.paragraph(agreement.shortfall() + "."));
        }
        if (!agreement.isTrusted()) {
            box.add(ExperimentSection.paragraph(
                    "What the search chose by says little of what networks are worth when they"
                            + " are trained: so do all figures of this page that are not of what was handed back."));
        }
        return box;
    }

    private static String taus(List<Order> orders) {
        return orders.stream()
                .map(order -> "τ " + NumberText.fixed(order.tau().tau(), 2) + " in " + order.measurement())
                .collect(Collectors.joining(", "));
    }

    private static String interval(Order order) {
        return "between " + NumberText.fixed(order.tau().low(), 2) + " and "
                + NumberText.fixed(order.tau().high(), 2) + " in " + order.measurement();
    }

    private static Tag unmeasured() {
        return ExperimentSection.paragraph(
                "Whether its order of networks is that of training each alone was not measured.");
    }

    private DataTable facts(TrialRecord training) {
        List<List<String>> rows = new ArrayList<>();
        Map<String, String> recipe = data.setup().recipe();
        for (String key : List.of("sampler", "kernels", "epochs", "statistics")) {
            if (recipe.containsKey(key)) {
                rows.add(List.of(key, recipe.getOrDefault(key, "")));
            }
        }
        find(training, "steps").ifPresent(steps -> rows.add(List.of("steps", NumberText.number(steps))));
        String earlier = find(training, "earlier-steps")
                .filter(steps -> steps > 0)
                .map(steps -> ", without the first " + NumberText.number(steps) + " steps")
                .orElse("");
        double seconds = Duration.between(training.start(), training.end()).toMillis() / 1e3;
        rows.add(List.of("time of its training", NumberText.duration(seconds) + earlier));
        find(training, "cpu-seconds")
                .ifPresent(cpu -> rows.add(List.of("processor time", NumberText.duration(cpu) + earlier)));
        find(training, "bytes")
                .ifPresent(bytes -> rows.add(List.of("size of its file", NumberText.plain(bytes / KILOBYTE) + " kB")));
        return DataTable.of("", "").with(rows);
    }

    private static Optional<Double> find(TrialRecord trial, String name) {
        return trial.outcome() instanceof TrialOutcome.Completed completed
                ? completed.measurements().stream()
                        .filter(found -> found.name().equals(name))
                        .map(Measurement::value)
                        .findFirst()
                : Optional.empty();
    }

    private Figure figure(Order order) {
        List<Order.Pair> pairs = order.pairs();
        String unit = order.unit().isEmpty() ? "" : " (" + order.unit() + ")";
        String title = order.measurement() + " with shared weights and alone";
        Chart chart = new Chart(
                title,
                new Axis(
                        "trained alone" + unit,
                        scale(pairs.stream().map(Order.Pair::alone).toList())),
                new Axis(
                        "with shared weights" + unit,
                        scale(pairs.stream().map(Order.Pair::shared).toList())),
                List.of(new Layer.Dots(
                        0,
                        pairs.stream()
                                .map(pair -> new Point(pair.alone(), pair.shared()))
                                .toList(),
                        false)));
        return new Figure(
                title,
                List.of(),
                chart.svg(),
                pairs.size() + " networks, on validation data. The axes differ: what counts is the order.",
                DataTable.of("#network", "#with shared weights" + unit, "#trained alone" + unit, "genotype")
                        .with(pairs.stream()
                                .map(pair -> List.of(
                                        Long.toString(pair.trial()),
                                        NumberText.number(pair.shared()),
                                        NumberText.number(pair.alone()),
                                        pair.genotype()))
                                .toList()),
                Figure.file(data.name(), "supernet-" + order.measurement()));
    }

    private static Scale scale(List<Double> values) {
        return Scale.around(
                values.stream().mapToDouble(Double::doubleValue).min().orElse(0),
                values.stream().mapToDouble(Double::doubleValue).max().orElse(1));
    }
}
