package nas4j.results.html;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Numbers and texts in rows, to be read as a table or taken away as CSV.
 *
 * @param rows a cell for each column
 */
public record DataTable(List<Column> columns, List<List<String>> rows) {

    /** What is in a column. */
    public record Column(String title, boolean isNumber) {}

    public DataTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "a row of [" + row.size() + "] cells in a table of [" + columns.size() + "] columns");
            }
        }
    }

    /** A table without rows. Titles that begin with {@code #} are those of numbers, without the sign. */
    public static DataTable of(String... titles) {
        List<Column> columns = new ArrayList<>();
        for (String title : titles) {
            boolean isNumber = title.startsWith("#");
            columns.add(new Column(isNumber ? title.substring(1) : title, isNumber));
        }
        return new DataTable(columns, List.of());
    }

    /** The same table with one more row. */
    public DataTable with(List<List<String>> more) {
        List<List<String>> all = new ArrayList<>(rows);
        all.addAll(more);
        return new DataTable(columns, all);
    }

    /** The table as HTML, wide ones to be scrolled. */
    public Tag table() {
        Tag head = Tag.of("tr");
        columns.forEach(column -> head.add(cell("th", column, column.title()).with("scope", "col")));
        Tag body = Tag.of("tbody");
        for (List<String> row : rows) {
            Tag line = Tag.of("tr");
            for (int k = 0; k < row.size(); k++) {
                line.add(cell("td", columns.get(k), row.get(k)));
            }
            body.add(line);
        }
        return Tag.of("div", Tag.of("table", Tag.of("thead", head), body)).style("wide");
    }

    private static Tag cell(String name, Column column, String text) {
        Tag cell = Tag.of(name, text);
        return column.isNumber() ? cell.style("number") : cell;
    }

    /** The table as RFC 4180 has it, with a header. */
    public String csv() {
        StringBuilder csv = new StringBuilder();
        appendLine(csv, columns.stream().map(Column::title).toList());
        rows.forEach(row -> appendLine(csv, row));
        return csv.toString();
    }

    private static void appendLine(StringBuilder csv, List<String> cells) {
        csv.append(String.join(",", cells.stream().map(DataTable::quoted).toList()))
                .append("\r\n");
    }

    private static String quoted(String cell) {
        boolean plain =
                cell.chars().noneMatch(letter -> letter == ',' || letter == '"' || letter == '\n' || letter == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    /** A link that saves the table as a CSV file, from within the page. */
    public Tag link(String file) {
        String content = Base64.getEncoder().encodeToString(csv().getBytes(StandardCharsets.UTF_8));
        return Tag.of("a", file).with("download", file).with("href", "data:text/csv;charset=utf-8;base64," + content);
    }
}
