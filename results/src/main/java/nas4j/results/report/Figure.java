package nas4j.results.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nas4j.results.chart.Key;
import nas4j.results.html.DataTable;
import nas4j.results.html.Tag;

/**
 * A chart with its title, its legend, what to know of it, and its numbers folded away below.
 *
 * @param legend can be empty
 * @param numbers all that is drawn
 * @param file name of the numbers where they are saved
 */
record Figure(String title, List<Key> legend, Tag chart, String caption, DataTable numbers, String file) {
    private static final int MOST_ROWS = 40;

    Tag tag() {
        Tag figure = Tag.of("figure", Tag.of("h4", capitalised(title)));
        if (!legend.isEmpty()) {
            figure.add(Key.legend(legend));
        }
        return figure.add(chart, Tag.of("figcaption", caption), Figure.numbers(numbers, file));
    }

    private static String capitalised(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** Charts side by side where there is room. */
    static Tag row(List<Figure> figures) {
        return Tag.of("div")
                .style("figures")
                .add(figures.stream().map(Figure::tag).toList());
    }

    /** A table folded away, with some of the rows if there are many, and a link to save all of them. */
    static Tag numbers(DataTable table, String file) {
        List<List<String>> rows = table.rows();
        boolean isLong = rows.size() > MOST_ROWS;
        DataTable shown = isLong ? new DataTable(table.columns(), some(rows)) : table;
        Tag note = Tag.of("p", table.link(file));
        if (isLong) {
            note.text(" has all " + rows.size() + " rows; " + shown.rows().size() + " of them are shown.");
        }
        return Tag.of("details", Tag.of("summary", "Numbers"), note, shown.table());
    }

    private static List<List<String>> some(List<List<String>> rows) {
        List<List<String>> some = new ArrayList<>();
        for (int k = 0; k < MOST_ROWS; k++) {
            some.add(rows.get((int) ((long) k * (rows.size() - 1) / (MOST_ROWS - 1))));
        }
        return some;
    }

    /** A name for a file: of letters, digits and hyphens. */
    static String file(String experiment, String what) {
        String plain = experiment.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return plain.replaceAll("^-|-$", "") + "-" + what + ".csv";
    }
}
