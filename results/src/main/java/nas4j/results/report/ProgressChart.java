package nas4j.results.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import nas4j.results.analysis.Criterion;
import nas4j.results.analysis.Progress;
import nas4j.results.analysis.Staircase;
import nas4j.results.chart.Axis;
import nas4j.results.chart.Chart;
import nas4j.results.chart.Key;
import nas4j.results.chart.Layer;
import nas4j.results.chart.Point;
import nas4j.results.chart.Scale;
import nas4j.results.html.DataTable;
import nas4j.results.text.NumberText;

/** Best so far of several methods: medians over seeds in bands of quartiles, or each seed where there are few. */
final class ProgressChart {
    /** More rows than the chart has pixels would not be seen. */
    private static final int MOST_ROWS = 400;

    private static final int LEAST_FOR_BANDS = 3;
    /** Spans of more than this are drawn on a logarithmic axis. */
    private static final double WIDEST_LINEAR = 1_000;
    /** The share of a run after which values decide how far the vertical axis goes. */
    private static final double BEGINNING = 0.05;

    private final Criterion criterion;
    private final String spent;
    private final List<Layer> bands = new ArrayList<>();
    private final List<Layer> lines = new ArrayList<>();
    private final List<Key> keys = new ArrayList<>();
    private final List<Progress> drawn = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    ProgressChart(Criterion criterion, String spent) {
        this.criterion = criterion;
        this.spent = spent;
    }

    void add(int series, String method, List<Staircase> runs) {
        Progress progress = Progress.of(runs, MOST_ROWS);
        if (progress.rows().isEmpty()) {
            return;
        }
        if (runs.size() < LEAST_FOR_BANDS) {
            runs.forEach(run -> lines.add(new Layer.Steps(series, points(run), false)));
        } else {
            bands.add(new Layer.Band(
                    series, points(progress, Progress.Row::lower), points(progress, Progress.Row::upper)));
            lines.addFirst(new Layer.Steps(series, points(progress, Progress.Row::median), false));
        }
        keys.add(new Key(series, "line", method));
        drawn.add(progress);
        for (Progress.Row row : progress.rows()) {
            rows.add(List.of(
                    method,
                    NumberText.number(row.spent()),
                    NumberText.number(criterion.value(row.median())),
                    NumberText.number(criterion.value(row.lower())),
                    NumberText.number(criterion.value(row.upper()))));
        }
    }

    Figure figure(String title, String file) {
        List<Layer> layers = new ArrayList<>(bands);
        layers.addAll(lines);
        Chart chart = new Chart(title, new Axis(axis(), horizontal()), new Axis(criterion.title(), vertical()), layers);
        DataTable numbers = DataTable.of("method", "#" + spent, "#median", "#one quartile", "#other quartile")
                .with(rows);
        return new Figure(title, keys, chart.svg(), caption(), numbers, file);
    }

    private String axis() {
        return spent + (isLogarithmic() ? " (logarithmic)" : "");
    }

    private String caption() {
        String bandText = bands.isEmpty()
                ? "One line for each seed."
                : "Lines are medians over seeds, bands go from quartile to quartile.";
        String end = " Drawn from where every seed has a result to where the first seed ends.";
        String thinned = drawn.stream().anyMatch(progress -> progress.rows().size() == MOST_ROWS)
                ? " Thinned to " + MOST_ROWS + " points a curve; what lies between is monotone."
                : "";
        return bandText + end + (isCut() ? " The beginning is below the axis." : "") + thinned;
    }

    private List<Point> points(Progress progress, ToDoubleFunction<Progress.Row> loss) {
        return progress.rows().stream()
                .map(row -> new Point(row.spent(), criterion.value(loss.applyAsDouble(row))))
                .toList();
    }

    private List<Point> points(Staircase run) {
        List<Point> points = new ArrayList<>();
        run.steps().forEach(step -> points.add(new Point(step.spent(), criterion.value(step.loss()))));
        if (!points.isEmpty()) {
            points.add(new Point(run.end(), points.getLast().y()));
        }
        return points;
    }

    private double end() {
        return drawn.stream()
                .mapToDouble(progress -> progress.rows().getLast().spent())
                .max()
                .orElse(1);
    }

    private double start() {
        return drawn.stream()
                .mapToDouble(progress -> progress.rows().getFirst().spent())
                .min()
                .orElse(0);
    }

    private boolean isLogarithmic() {
        return start() > 0 && end() / start() > WIDEST_LINEAR;
    }

    private Scale horizontal() {
        return isLogarithmic() ? Scale.logarithmic(start(), end()) : Scale.fromZero(end());
    }

    /** The losses at the ends of the axis: the beginnings of runs would press everything else together. */
    private double largest(boolean withBeginning) {
        double from = withBeginning ? 0 : BEGINNING * end();
        return drawn.stream()
                .flatMap(progress -> progress.rows().stream().filter(row -> row.spent() >= from))
                .mapToDouble(Progress.Row::upper)
                .max()
                .orElse(1);
    }

    private double least() {
        return drawn.stream()
                .mapToDouble(progress -> progress.rows().getLast().lower())
                .min()
                .orElse(0);
    }

    /** Whether the axis leaves the beginning out: where it would take more than half of it. */
    private boolean isCut() {
        return largest(true) - least() > 2 * (largest(false) - least());
    }

    private Scale vertical() {
        double one = criterion.value(least());
        double other = criterion.value(largest(!isCut()));
        return Scale.around(Math.min(one, other), Math.max(one, other));
    }
}
