package nas4j.results.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nas4j.results.analysis.Analysis;
import nas4j.results.analysis.Criterion;
import nas4j.results.analysis.Fronts;
import nas4j.results.analysis.RunLog;
import nas4j.results.analysis.ScoredTrial;
import nas4j.results.chart.Axis;
import nas4j.results.chart.Chart;
import nas4j.results.chart.Key;
import nas4j.results.chart.Layer;
import nas4j.results.chart.Point;
import nas4j.results.chart.Scale;
import nas4j.results.html.DataTable;
import nas4j.results.html.Tag;
import nas4j.results.text.NumberText;

/** The fronts of the search and of random search, two objectives at a time. */
final class FrontSection {
    /** With more objectives than three, not every pair is drawn. */
    private static final int MOST_PAIRS = 4;

    /** More networks are told by the store, not by the page. */
    private static final int MOST_ROWS = 3_000;

    /** The share of all trials at either end that may lie outside the axes. */
    private static final double OUTLIERS = 0.02;

    private final Analysis analysis;
    private final List<ScoredTrial> search;
    private final List<ScoredTrial> random;
    private final List<ScoredTrial> searchFront;
    private final List<ScoredTrial> randomFront;

    private FrontSection(Analysis analysis) {
        this.analysis = analysis;
        search = trials(analysis.search());
        random = trials(analysis.baseline());
        searchFront = Fronts.of(search);
        randomFront = Fronts.of(random);
    }

    private static List<ScoredTrial> trials(List<RunLog> runs) {
        return runs.stream().flatMap(run -> run.scored().stream()).toList();
    }

    static Optional<Tag> find(Analysis analysis) {
        boolean some = analysis.runs().stream().anyMatch(run -> !run.scored().isEmpty());
        return analysis.hasManyObjectives() && some
                ? Optional.of(new FrontSection(analysis).section())
                : Optional.empty();
    }

    private Tag section() {
        List<Figure> figures = new ArrayList<>();
        int objectives = analysis.criteria().size();
        for (int y = 0; y < objectives; y++) {
            for (int x = y + 1; x < objectives && figures.size() < MOST_PAIRS; x++) {
                figures.add(figure(x, y));
            }
        }
        Tag section = ExperimentSection.section(
                "Pareto front",
                ExperimentSection.paragraph("All that no other network of the same method beats in every objective: "
                        + searchFront.size() + " networks of the search, " + randomFront.size()
                        + " of random search, all seeds together, as the searches saw them."),
                Figure.row(figures));
        MeasuredAgain.find(analysis.data()).ifPresent(section::add);
        return section;
    }

    private Figure figure(int x, int y) {
        Criterion across = analysis.criteria().get(x);
        Criterion up = analysis.criteria().get(y);
        List<Layer> layers = new ArrayList<>();
        layers.add(new Layer.Dots(1, points(random, x, y), true));
        layers.add(new Layer.Dots(0, points(search, x, y), true));
        if (analysis.criteria().size() == 2) {
            layers.add(new Layer.Steps(1, steps(randomFront, x, y), false));
            layers.add(new Layer.Steps(0, steps(searchFront, x, y), false));
        }
        layers.add(new Layer.Dots(1, points(randomFront, x, y), false));
        layers.add(new Layer.Dots(0, points(searchFront, x, y), false));
        Scale horizontal = scale(x);
        Scale vertical = scale(y);
        String title = up.name() + " and " + across.name();
        Chart chart = new Chart(title, new Axis(across.title(), horizontal), new Axis(up.title(), vertical), layers);
        return new Figure(
                title,
                List.of(
                        new Key(0, "dots", analysis.data().setup().strategy() + ", its front large"),
                        new Key(1, "dots", "random search, its front large")),
                chart.svg(),
                caption(points(all(), x, y), horizontal, vertical, up, across),
                table(),
                Figure.file(analysis.data().name(), "front-" + (y + 1) + "-" + (x + 1)));
    }

    private List<ScoredTrial> all() {
        return Stream.concat(search.stream(), random.stream()).toList();
    }

    private String caption(List<Point> points, Scale horizontal, Scale vertical, Criterion up, Criterion across) {
        long outside = points.stream()
                .filter(point -> isOutside(horizontal.at(point.x())) || isOutside(vertical.at(point.y())))
                .count();
        return "Better is " + (up.maximized() ? "up" : "down") + " and to the "
                + (across.maximized() ? "right" : "left") + ". Networks at the same place are drawn once"
                + (outside > 0
                        ? "; " + NumberText.plain((double) outside) + " of " + NumberText.plain(points.size())
                                + " lie outside the axes."
                        : ".")
                + (hasAll() ? "" : " The numbers are those of the fronts alone.");
    }

    private static boolean isOutside(double share) {
        return share < 0 || share > 1;
    }

    private List<Point> points(List<ScoredTrial> trials, int x, int y) {
        Criterion across = analysis.criteria().get(x);
        Criterion up = analysis.criteria().get(y);
        return trials.stream()
                .map(trial -> new Point(
                        across.value(trial.losses().get(x)),
                        up.value(trial.losses().get(y))))
                .toList();
    }

    /** The front from its best end across, so that a line sideways, then up or down is what it attains. */
    private List<Point> steps(List<ScoredTrial> front, int x, int y) {
        List<ScoredTrial> ordered = front.stream()
                .sorted(Comparator.comparing(trial -> trial.losses().get(x)))
                .toList();
        return points(ordered, x, y);
    }

    /** Holds both fronts and nearly all other networks. */
    private Scale scale(int objective) {
        Criterion criterion = analysis.criteria().get(objective);
        List<Double> ascending = all().stream()
                .map(trial -> criterion.value(trial.losses().get(objective)))
                .sorted()
                .toList();
        int cut = (int) (OUTLIERS * ascending.size());
        double least = ascending.get(cut);
        double largest = ascending.get(ascending.size() - 1 - cut);
        for (ScoredTrial trial :
                Stream.concat(searchFront.stream(), randomFront.stream()).toList()) {
            double value = criterion.value(trial.losses().get(objective));
            least = Math.min(least, value);
            largest = Math.max(largest, value);
        }
        return Scale.around(least, largest);
    }

    /** Whether the numbers are those of all networks, not only of the fronts. */
    private boolean hasAll() {
        return search.size() + random.size() <= MOST_ROWS;
    }

    private DataTable table() {
        List<String> titles = new ArrayList<>(List.of("method", "on its front", "#seed", "#trial"));
        analysis.criteria().forEach(criterion -> titles.add("#" + criterion.title()));
        titles.add("genotype");
        List<List<String>> rows = new ArrayList<>();
        searchFront.forEach(trial -> rows.add(row("search", "yes", trial)));
        randomFront.forEach(trial -> rows.add(row("random search", "yes", trial)));
        if (hasAll()) {
            Set<ScoredTrial> fronts = Collections.newSetFromMap(new IdentityHashMap<>());
            fronts.addAll(searchFront);
            fronts.addAll(randomFront);
            search.stream()
                    .filter(trial -> !fronts.contains(trial))
                    .forEach(trial -> rows.add(row("search", "no", trial)));
            random.stream()
                    .filter(trial -> !fronts.contains(trial))
                    .forEach(trial -> rows.add(row("random search", "no", trial)));
        }
        return DataTable.of(titles.toArray(String[]::new)).with(rows);
    }

    private List<String> row(String method, String onFront, ScoredTrial trial) {
        List<String> row = new ArrayList<>(List.of(method, onFront));
        row.add(Long.toString(trial.trial().run().seed()));
        row.add(Long.toString(trial.trial().id()));
        for (int k = 0; k < analysis.criteria().size(); k++) {
            row.add(NumberText.number(
                    analysis.criteria().get(k).value(trial.losses().get(k))));
        }
        row.add(trial.trial().genotype());
        return row;
    }
}
