package nas4j.experiments.cli.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nas4j.evaluate.Objective;
import nas4j.experiments.bench.BenchRow;
import nas4j.experiments.bench.Figure;
import nas4j.experiments.cli.output.Format;
import nas4j.experiments.cli.output.Output;
import nas4j.experiments.cli.output.Report;
import org.jspecify.annotations.Nullable;

/** Prints what a comparison of strategies came to: a table for each list of objectives, or one list of JSON. */
final class BenchTables {
    private static final List<String> FIELDS = List.of(
            "table",
            "strategy",
            "objectives",
            "seeds",
            "at",
            "regret",
            "hypervolumeShare",
            "testAccuracy",
            "topTen",
            "cpuMsPerTrial");

    private final Output output;

    BenchTables(Output output) {
        this.output = output;
    }

    void print(List<BenchRow> rows) {
        if (output.format() == Format.json) {
            try (Report report = output.report(FIELDS)) {
                for (BenchRow row : rows) {
                    Map<String, @Nullable Object> json = row.json();
                    report.row(FIELDS.stream().map(json::get).toArray());
                }
            }
            return;
        }
        Map<List<Objective>, List<BenchRow>> byObjectives = new LinkedHashMap<>();
        rows.forEach(row -> byObjectives
                .computeIfAbsent(row.objectives(), _ -> new ArrayList<>())
                .add(row));
        byObjectives.values().forEach(this::table);
    }

    private void table(List<BenchRow> rows) {
        BenchRow first = rows.getFirst();
        List<String> columns = new ArrayList<>(List.of("strategy"));
        first.at().forEach(at -> columns.add("regret @" + at));
        columns.add("score @" + first.at().getLast());
        first.at().forEach(at -> columns.add("top 10 @" + at));
        if (first.hypervolumeShare() != null) {
            first.at().forEach(at -> columns.add("front @" + at));
        }
        columns.add("CPU ms/trial");
        try (Report report = output.report(columns)) {
            rows.forEach(row -> report.row(cells(row)));
        }
    }

    private static @Nullable Object[] cells(BenchRow row) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(row.strategy());
        add(row.regret(), cells);
        int last = row.at().size() - 1;
        cells.add(text(row.score(), last));
        row.topTen().mean().forEach(share -> cells.add(String.format(Locale.ROOT, "%.0f %%", 100 * share)));
        if (row.hypervolumeShare() != null) {
            add(row.hypervolumeShare(), cells);
        }
        cells.add(row.cpuMsPerTrial() == null ? "" : String.format(Locale.ROOT, "%.3f", row.cpuMsPerTrial()));
        return cells.toArray();
    }

    private static void add(Figure figure, List<@Nullable Object> cells) {
        for (int k = 0; k < figure.mean().size(); k++) {
            cells.add(text(figure, k));
        }
    }

    private static String text(Figure figure, int place) {
        double mean = figure.mean().get(place);
        return Double.isNaN(mean)
                ? "none yet"
                : String.format(
                        Locale.ROOT, "%.3f ± %.3f", mean, figure.standardError().get(place));
    }
}
