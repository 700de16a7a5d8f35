package nas4j.results.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nas4j.evaluate.Descriptor;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import nas4j.results.analysis.Analysis;
import nas4j.results.analysis.Criterion;
import nas4j.results.analysis.RunLog;
import nas4j.results.analysis.ScoredTrial;
import nas4j.results.chart.Axis;
import nas4j.results.chart.Chart;
import nas4j.results.chart.Layer;
import nas4j.results.chart.Point;
import nas4j.results.chart.Scale;
import nas4j.results.html.DataTable;
import nas4j.results.html.Tag;
import nas4j.results.text.NumberText;

/** The best network at each value of two descriptors: heat maps of the search and of random search, on one grid. */
final class VarietySection {
    /** Cells along each axis. */
    private static final int CELLS = 20;

    private final Analysis analysis;
    private final Criterion criterion;
    private final List<Descriptor> descriptors;
    private final List<Sample> all;
    private final Range across;
    private final Range up;
    private final Range loss;

    private VarietySection(Analysis analysis, List<Descriptor> descriptors) {
        this.analysis = analysis;
        this.descriptors = descriptors;
        criterion = analysis.criteria().getFirst();
        all = samples(analysis.runs());
        across = Range.of(all.stream().map(Sample::x));
        up = Range.of(all.stream().map(Sample::y));
        loss = Range.of(best(all).values().stream());
    }

    /** Empty where fewer than two descriptors were asked for, or nothing was completed. */
    static Optional<Tag> find(Analysis analysis) {
        List<Descriptor> descriptors = analysis.data().descriptors();
        if (descriptors.size() < 2) {
            return Optional.empty();
        }
        VarietySection variety = new VarietySection(analysis, descriptors);
        return variety.all.isEmpty() ? Optional.empty() : Optional.of(variety.section());
    }

    /** A trial by its descriptors. */
    private record Sample(double x, double y, double loss) {}

    /** A cell of the grid by its column and row. */
    private record Place(int column, int row) {}

    /** What numbers lie between. */
    private record Range(double least, double largest) {
        static Range of(Stream<Double> numbers) {
            List<Double> all = numbers.sorted().toList();
            return all.isEmpty() ? new Range(0, 1) : new Range(all.getFirst(), all.getLast());
        }

        double width() {
            return largest > least ? largest - least : 1;
        }

        int cell(double value) {
            return (int) Math.clamp(Math.floor((value - least) / width() * CELLS), 0, CELLS - 1);
        }

        double edge(int cell) {
            return least + width() * cell / CELLS;
        }

        /** 1 for the least, 0 for the largest. */
        double strength(double value) {
            return largest > least ? (largest - value) / (largest - least) : 1;
        }
    }

    private List<Sample> samples(List<RunLog> runs) {
        List<Sample> samples = new ArrayList<>();
        for (RunLog run : runs) {
            for (ScoredTrial trial : run.scored()) {
                Optional<Double> x = find(trial, descriptors.get(0));
                Optional<Double> y = find(trial, descriptors.get(1));
                if (x.isPresent() && y.isPresent()) {
                    samples.add(new Sample(x.get(), y.get(), trial.losses().getFirst()));
                }
            }
        }
        return samples;
    }

    private static Optional<Double> find(ScoredTrial trial, Descriptor descriptor) {
        return trial.trial().outcome() instanceof TrialOutcome.Completed completed
                ? completed.measurements().stream()
                        .filter(found -> found.name().equals(descriptor.measurement())
                                && found.device().equals(descriptor.device())
                                && (found.split() == Split.NONE || found.split() == Split.VALIDATION))
                        .map(Measurement::value)
                        .findFirst()
                : Optional.empty();
    }

    /** The least loss in each cell that has one. */
    private Map<Place, Double> best(List<Sample> samples) {
        Map<Place, Double> best = new HashMap<>();
        for (Sample sample : samples) {
            best.merge(new Place(across.cell(sample.x()), up.cell(sample.y())), sample.loss(), Math::min);
        }
        return best;
    }

    private Tag section() {
        Map<Place, Double> found = best(samples(analysis.search()));
        Map<Place, Double> random = best(samples(analysis.baseline()));
        List<Figure> figures =
                new ArrayList<>(List.of(figure(0, analysis.data().setup().strategy(), found)));
        if (!random.isEmpty()) {
            figures.add(figure(1, "random search", random));
        }
        String cells = found.size() + " cells of the search"
                + (random.isEmpty() ? "" : ", " + random.size() + " of random search");
        return ExperimentSection.section(
                "Variety",
                ExperimentSection.paragraph("The best " + criterion.name()
                        + " that was found in each cell of a grid over " + descriptors.get(0) + " and "
                        + descriptors.get(1) + ", all seeds together: " + cells + "."),
                Figure.row(figures));
    }

    private Figure figure(int series, String method, Map<Place, Double> best) {
        List<Layer.Cell> cells = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (int column = 0; column < CELLS; column++) {
            for (int row = 0; row < CELLS; row++) {
                Double least = best.get(new Place(column, row));
                if (least != null) {
                    Point from = new Point(across.edge(column), up.edge(row));
                    cells.add(new Layer.Cell(
                            from, new Point(across.edge(column + 1), up.edge(row + 1)), loss.strength(least)));
                    rows.add(List.of(
                            NumberText.number(from.x()),
                            NumberText.number(from.y()),
                            NumberText.number(criterion.value(least))));
                }
            }
        }
        Chart chart = new Chart(
                "Best of each cell: " + method,
                new Axis(descriptors.get(0).toString(), scale(across)),
                new Axis(descriptors.get(1).toString(), scale(up)),
                List.of(new Layer.Cells(series, cells)));
        return new Figure(
                method,
                List.of(),
                chart.svg(),
                "The darker, the better: from " + NumberText.plain(criterion.value(loss.largest())) + " to "
                        + NumberText.with(NumberText.plain(criterion.value(loss.least())), criterion.unit())
                        + ". Empty cells are white.",
                DataTable.of(
                                "#" + descriptors.get(0) + " from",
                                "#" + descriptors.get(1) + " from",
                                "#" + criterion.title())
                        .with(rows),
                Figure.file(analysis.data().name(), "variety-" + series));
    }

    private static Scale scale(Range range) {
        return new Scale(range.least(), range.least() + range.width(), false);
    }
}
