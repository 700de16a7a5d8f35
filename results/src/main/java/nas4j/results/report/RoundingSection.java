package nas4j.results.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import nas4j.evaluate.Objective;
import nas4j.results.analysis.Analysis;
import nas4j.results.analysis.Criterion;
import nas4j.results.chart.Axis;
import nas4j.results.chart.Chart;
import nas4j.results.chart.Key;
import nas4j.results.chart.Layer;
import nas4j.results.chart.Point;
import nas4j.results.chart.Scale;
import nas4j.results.html.DataTable;
import nas4j.results.html.Tag;
import nas4j.results.rounded.BlockTime;
import nas4j.results.rounded.Twin;
import nas4j.results.rounded.Twins;
import nas4j.results.text.NumberText;

/** The networks of a search whose numbers have few bits, beside the same networks in single precision. */
final class RoundingSection {
    private static final String TITLE = "Rounded, and in single precision";
    private static final int FLOAT = 1;
    private static final int ROUNDED = 0;

    private final Analysis analysis;
    private final List<Twin> twins;
    private final List<Twin> front;
    private final List<Twin> floatFront;

    private RoundingSection(Analysis analysis, List<Twin> twins) {
        this.analysis = analysis;
        this.twins = twins;
        front = Twin.front(twins, analysis.data().objectives(), true);
        floatFront = Twin.front(twins, analysis.data().objectives(), false);
    }

    static Optional<Tag> find(Analysis analysis) {
        List<Objective> missing = Twins.missing(analysis.data());
        if (!missing.isEmpty()) {
            return Optional.of(withoutTwins(missing));
        }
        List<Twin> twins = Twins.of(analysis.data());
        return twins.isEmpty() ? Optional.empty() : Optional.of(new RoundingSection(analysis, twins).section());
    }

    private static Tag withoutTwins(List<Objective> missing) {
        String names = missing.stream()
                .map(objective -> objective.measurement() + " on " + objective.device())
                .collect(Collectors.joining(", "));
        return ExperimentSection.section(
                TITLE,
                ExperimentSection.paragraph(
                        "Networks of this experiment round. In single precision nobody measured their " + names
                                + ", so which of them would be on a front in single precision is not known."));
    }

    private Tag section() {
        Tag section = ExperimentSection.section(
                TITLE,
                ExperimentSection.paragraph(
                        "Each of " + twins.size() + " networks was measured twice: as its weights and"
                                + " activations are rounded, and before that. " + front.size()
                                + " of them are on the front when they are rounded, " + floatFront.size()
                                + " when they are not, " + both() + " on both."));
        for (int x = 1; x < analysis.criteria().size(); x++) {
            section.add(Figure.row(List.of(figure(x, false), figure(x, true))));
        }
        section.add(networks().table());
        blocks().ifPresent(section::add);
        return section;
    }

    private long both() {
        return front.stream().filter(floatFront::contains).count();
    }

    private Figure figure(int x, boolean areRounded) {
        Criterion up = analysis.criteria().getFirst();
        Criterion across = analysis.criteria().get(x);
        int series = areRounded ? ROUNDED : FLOAT;
        List<Twin> own = areRounded ? front : floatFront;
        List<Layer> layers = new ArrayList<>();
        layers.add(new Layer.Dots(series, points(twins, x, areRounded), true));
        if (analysis.criteria().size() == 2) {
            List<Twin> ordered = own.stream()
                    .sorted(Comparator.comparing((Twin twin) ->
                            objective(x).loss(twin.values(areRounded).get(x))))
                    .toList();
            layers.add(new Layer.Steps(series, points(ordered, x, areRounded), false));
        }
        layers.add(new Layer.Dots(series, points(own, x, areRounded), false));
        String title = up.name() + " and " + across.name() + (areRounded ? ", rounded" : ", in single precision");
        Chart chart = new Chart(title, new Axis(across.title(), scale(x)), new Axis(up.title(), scale(0)), layers);
        return new Figure(
                title,
                List.of(new Key(series, "dots", "all, the front large")),
                chart.svg(),
                "Both charts have the same axes.",
                numbers(areRounded),
                Figure.file(analysis.data().name(), (areRounded ? "rounded-" : "float-") + (x + 1)));
    }

    private Objective objective(int place) {
        return analysis.data().objectives().get(place);
    }

    private static List<Point> points(List<Twin> twins, int x, boolean areRounded) {
        return twins.stream()
                .map(twin -> new Point(
                        twin.values(areRounded).get(x), twin.values(areRounded).getFirst()))
                .toList();
    }

    /** Holds the values of both. */
    private Scale scale(int place) {
        double least = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        for (Twin twin : twins) {
            for (boolean areRounded : new boolean[] {true, false}) {
                least = Math.min(least, twin.values(areRounded).get(place));
                largest = Math.max(largest, twin.values(areRounded).get(place));
            }
        }
        return Scale.around(least, largest);
    }

    private DataTable numbers(boolean areRounded) {
        List<String> titles = new ArrayList<>(List.of("#seed", "#trial"));
        analysis.criteria().forEach(criterion -> titles.add("#" + criterion.title()));
        titles.add("genotype");
        return DataTable.of(titles.toArray(String[]::new))
                .with(twins.stream()
                        .map(twin -> row(twin, twin.values(areRounded)))
                        .toList());
    }

    private static List<String> row(Twin twin, List<Double> values) {
        List<String> row = new ArrayList<>(List.of(
                Long.toString(twin.trial().run().seed()),
                Long.toString(twin.trial().id())));
        values.forEach(value -> row.add(NumberText.number(value)));
        row.add(twin.trial().genotype());
        return row;
    }

    /** The rounded front, with what each network is in single precision. */
    private DataTable networks() {
        List<String> titles = new ArrayList<>(List.of("#seed", "#trial"));
        for (Criterion criterion : analysis.criteria()) {
            titles.add("#" + criterion.title());
            titles.add("#in single precision");
        }
        titles.add("on both fronts");
        List<List<String>> rows = new ArrayList<>();
        for (Twin twin : front) {
            List<String> row = new ArrayList<>(List.of(
                    Long.toString(twin.trial().run().seed()),
                    Long.toString(twin.trial().id())));
            for (int k = 0; k < twin.rounded().size(); k++) {
                row.add(NumberText.plain(twin.rounded().get(k)));
                row.add(NumberText.plain(twin.inFloat().get(k)));
            }
            row.add(floatFront.contains(twin) ? "yes" : "no");
            rows.add(row);
        }
        return DataTable.of(titles.toArray(String[]::new)).with(rows);
    }

    /** The blocks of the front's networks that take more than 5 % longer when they are rounded. */
    private Optional<Tag> blocks() {
        List<List<String>> rows = new ArrayList<>();
        long measured = 0;
        for (Twin twin : front) {
            measured += twin.blocks().isEmpty() ? 0 : 1;
            twin.blocks().stream()
                    .filter(BlockTime::isSlower)
                    .sorted(Comparator.comparing(BlockTime::ratio).reversed())
                    .forEach(block -> rows.add(row(twin, block)));
        }
        if (measured == 0) {
            return Optional.empty();
        }
        Tag tag = Tag.of("div", Tag.of("h4", "Blocks that rounding slows down"));
        return Optional.of(
                rows.isEmpty()
                        ? tag.add(Tag.of(
                                "p", "None: of " + measured + " networks no block takes more than 5 % longer rounded."))
                        : tag.add(
                                Tag.of(
                                        "p",
                                        slowed()
                                                + " take more than 5 % longer when they are rounded. Leaving these in single precision may"
                                                + " be faster."),
                                DataTable.of(
                                                "#seed",
                                                "#trial",
                                                "block",
                                                "#rounded (ms)",
                                                "#single precision (ms)",
                                                "#times")
                                        .with(rows)
                                        .table()));
    }

    private String slowed() {
        return front.stream()
                .flatMap(twin -> twin.blocks().stream())
                .filter(BlockTime::isSlower)
                .map(BlockTime::block)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static List<String> row(Twin twin, BlockTime block) {
        return List.of(
                Long.toString(twin.trial().run().seed()),
                Long.toString(twin.trial().id()),
                block.block(),
                NumberText.plain(block.roundedMs()),
                NumberText.plain(block.floatMs()),
                String.format(Locale.ROOT, "%.2f", block.ratio()));
    }
}
