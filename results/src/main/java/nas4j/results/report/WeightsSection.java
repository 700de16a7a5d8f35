package nas4j.results.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nas4j.results.analysis.Analysis;
import nas4j.results.chart.Axis;
import nas4j.results.chart.Chart;
import nas4j.results.chart.Key;
import nas4j.results.chart.Layer;
import nas4j.results.chart.Point;
import nas4j.results.chart.Scale;
import nas4j.results.html.DataTable;
import nas4j.results.html.Tag;
import nas4j.results.model.WeightTrace;
import nas4j.results.text.NumberText;

/** How a search by gradients came to its networks: the strengths of branches, losses, eigenvalues; epoch by epoch. */
final class WeightsSection {
    /** More charts are left out: a page is to be read. */
    private static final int MOST_CHARTS = 48;
    /** More points a line than this would not be seen. */
    private static final int MOST_POINTS = 60;

    private WeightsSection() {}

    static Optional<Tag> find(Analysis analysis) {
        List<WeightTrace> traces = analysis.data().traces();
        if (traces.isEmpty()) {
            return Optional.empty();
        }
        Tag section = ExperimentSection.section("Architecture weights", ExperimentSection.paragraph(intro(traces)));
        int left = MOST_CHARTS;
        for (WeightTrace trace : traces) {
            section.add(Tag.of("h4", title(trace)));
            section.add(losses(analysis.data().name(), trace));
            int shown = Math.min(left, trace.choices().size());
            if (shown > 0) {
                section.add(Key.legend(keys(trace.choices().subList(0, shown))), charts(trace, shown));
            }
            if (shown < trace.choices().size()) {
                section.add(ExperimentSection.paragraph((trace.choices().size() - shown)
                        + " charts of this seed are left out; all its numbers are in search-" + trace.seed()
                        + ".json, which is kept with the experiment."));
            }
            left -= shown;
        }
        return Optional.of(section);
    }

    private static String intro(List<WeightTrace> traces) {
        double seconds =
                traces.stream().mapToDouble(WeightTrace::processorSeconds).sum();
        return "How strongly each branch of a choice was taken at the end of each epoch. Dots mark the epoch that the network"
                + " comes from. The searches took " + NumberText.duration(seconds) + " of processor time in all, "
                + traces.stream()
                        .map(trace -> NumberText.duration(trace.processorSeconds()) + " for seed " + trace.seed())
                        .collect(Collectors.joining(", "))
                + ": what random search is not given, and what evaluations are not charged for.";
    }

    private static String title(WeightTrace trace) {
        int all = trace.epochs().size();
        return "Seed " + trace.seed() + ": epoch " + trace.chosen() + " of " + all
                + (trace.chosen() < all ? ", to which the search went back" : "");
    }

    private static List<Key> keys(List<WeightTrace.Choice> choices) {
        List<String> names = names(choices);
        return IntStream.range(0, names.size())
                .mapToObj(k -> new Key(k % Layer.SERIES, "line", names.get(k)))
                .toList();
    }

    /** Each branch once: those of the same name look the same in all charts. */
    private static List<String> names(List<WeightTrace.Choice> choices) {
        return choices.stream()
                .flatMap(choice -> choice.branches().stream())
                .distinct()
                .toList();
    }

    private static Tag charts(WeightTrace trace, int shown) {
        List<String> names = names(trace.choices().subList(0, shown));
        Tag row = Tag.of("div").style("figures small");
        for (int k = 0; k < shown; k++) {
            row.add(chart(trace, k, names));
        }
        return row;
    }

    private static Tag chart(WeightTrace trace, int place, List<String> names) {
        WeightTrace.Choice choice = trace.choices().get(place);
        List<Layer> lines = new ArrayList<>();
        List<Layer> marks = new ArrayList<>();
        for (int branch = 0; branch < choice.branches().size(); branch++) {
            int own = branch;
            ToDoubleFunction<WeightTrace.Epoch> strength =
                    epoch -> epoch.strengths().get(place).get(own);
            int series = names.indexOf(choice.branches().get(branch)) % Layer.SERIES;
            lines.add(new Layer.Line(series, points(trace, strength)));
            double chosen = strength.applyAsDouble(trace.epochs().get(trace.chosen() - 1));
            marks.add(new Layer.Dots(series, List.of(new Point(trace.chosen(), chosen)), false));
        }
        lines.addAll(marks);
        double most = trace.epochs().stream()
                .flatMap(epoch -> epoch.strengths().get(place).stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        Chart chart = new Chart(choice.name(), epochs(trace), new Axis("strength", Scale.fromZero(1.05 * most)), lines);
        return Tag.of("figure", chart.svg(), Tag.of("figcaption", choice.name() + ": " + strongest(trace, place)));
    }

    private static String strongest(WeightTrace trace, int place) {
        List<Double> strengths =
                trace.epochs().get(trace.chosen() - 1).strengths().get(place);
        int best = IntStream.range(0, strengths.size())
                .reduce((one, other) -> strengths.get(other) > strengths.get(one) ? other : one)
                .orElseThrow();
        return String.format(
                Locale.ROOT,
                "%s is strongest, %.2f",
                trace.choices().get(place).branches().get(best),
                strengths.get(best));
    }

    private static Axis epochs(WeightTrace trace) {
        return new Axis("epochs", Scale.fromZero(trace.epochs().size()));
    }

    /** Where there are many epochs, some of them, with the last. */
    private static List<Point> points(WeightTrace trace, ToDoubleFunction<WeightTrace.Epoch> value) {
        int all = trace.epochs().size();
        int count = Math.min(all, MOST_POINTS);
        List<Point> points = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            int at = count == 1 ? 0 : (int) ((long) k * (all - 1) / (count - 1));
            double y = value.applyAsDouble(trace.epochs().get(at));
            if (!Double.isNaN(y)) {
                points.add(new Point(at + 1, y));
            }
        }
        return points;
    }

    private static Tag losses(String experiment, WeightTrace trace) {
        String title = "losses of seed " + trace.seed();
        List<Key> keys =
                new ArrayList<>(List.of(new Key(0, "line", "of images that the network's weights learn from")));
        if (trace.epochs().stream().anyMatch(epoch -> !Double.isNaN(epoch.validationLoss()))) {
            keys.add(new Key(1, "line", "of images that architecture weights learn from"));
        }
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure(
                title,
                keys,
                lines(
                        title,
                        "loss",
                        trace,
                        List.of(WeightTrace.Epoch::trainingLoss, WeightTrace.Epoch::validationLoss)),
                "Means over the steps of an epoch.",
                numbers(trace),
                Figure.file(experiment, "search-" + trace.seed())));
        if (trace.epochs().stream().anyMatch(epoch -> !Double.isNaN(epoch.eigenvalue()))) {
            String other = "dominant eigenvalue of seed " + trace.seed();
            figures.add(new Figure(
                    other,
                    List.of(),
                    lines(other, "eigenvalue", trace, List.of(WeightTrace.Epoch::eigenvalue)),
                    "Of the second derivatives of the validation loss with respect to architecture weights: where it"
                            + " grows, skips are about to take over.",
                    numbers(trace),
                    Figure.file(experiment, "search-" + trace.seed())));
        }
        return Figure.row(figures);
    }

    private static Tag lines(
            String title, String axis, WeightTrace trace, List<ToDoubleFunction<WeightTrace.Epoch>> values) {
        List<Layer> layers = new ArrayList<>();
        List<Point> all = new ArrayList<>();
        for (int k = 0; k < values.size(); k++) {
            List<Point> points = points(trace, values.get(k));
            all.addAll(points);
            layers.add(new Layer.Line(k, points));
        }
        double least = all.stream().mapToDouble(Point::y).min().orElse(0);
        double most = all.stream().mapToDouble(Point::y).max().orElse(1);
        return new Chart(title, epochs(trace), new Axis(axis, Scale.around(least, most)), layers).svg();
    }

    private static DataTable numbers(WeightTrace trace) {
        List<List<String>> rows = new ArrayList<>();
        for (int k = 0; k < trace.epochs().size(); k++) {
            WeightTrace.Epoch epoch = trace.epochs().get(k);
            rows.add(List.of(
                    Integer.toString(k + 1),
                    text(epoch.trainingLoss()),
                    text(epoch.validationLoss()),
                    text(epoch.eigenvalue())));
        }
        return DataTable.of("#epoch", "#training loss", "#validation loss", "#eigenvalue")
                .with(rows);
    }

    private static String text(double value) {
        return Double.isNaN(value) ? "–" : NumberText.number(value);
    }
}
