package nas4j.experiments.cli.output;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nas4j.experiments.json.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * A table that is printed row by row, in any {@link Format}. Text columns are as wide as the first rows need. Values are
 * plain: texts, numbers, truth values, lists; null where there is none.
 */
public final class Report implements AutoCloseable {
    private static final int ROWS_MEASURED = 200;

    private final PrintWriter out;
    private final Format format;
    private final List<String> columns;
    private final List<List<String>> waiting = new ArrayList<>();
    private final @Nullable JsonText json;
    private int @Nullable [] widths;

    Report(PrintWriter out, Format format, List<String> columns) {
        this.out = out;
        this.format = format;
        this.columns = List.copyOf(columns);
        json = format == Format.json ? new JsonText(out) : null;
        if (json != null) {
            json.beginList();
        } else if (format == Format.csv) {
            printCsv(this.columns);
        } else {
            waiting.add(this.columns);
        }
    }

    /** Prints one row, a value for each column. */
    public void row(@Nullable Object... values) {
        if (json != null) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            for (int k = 0; k < values.length; k++) {
                object.put(columns.get(k), values[k]);
            }
            json.write(object);
            return;
        }
        List<String> cells = new ArrayList<>();
        for (Object value : values) {
            cells.add(value == null ? "" : text(value));
        }
        print(cells);
    }

    private void print(List<String> cells) {
        if (format == Format.csv) {
            printCsv(cells);
        } else if (widths != null) {
            printText(cells, widths);
        } else {
            waiting.add(cells);
            if (waiting.size() > ROWS_MEASURED) {
                flushWaiting();
            }
        }
    }

    @Override
    public void close() {
        if (json != null) {
            json.endList();
            json.close();
            out.println();
        } else if (format == Format.text && widths == null) {
            flushWaiting();
        }
        out.flush();
    }

    private static String text(Object value) {
        return value instanceof List<?> list
                ? String.join(", ", list.stream().map(String::valueOf).toList())
                : value.toString();
    }

    private void flushWaiting() {
        int[] measured = new int[columns.size()];
        for (List<String> cells : waiting) {
            for (int k = 0; k < measured.length; k++) {
                measured[k] = Math.max(measured[k], cells.get(k).length());
            }
        }
        widths = measured;
        waiting.forEach(cells -> printText(cells, measured));
        waiting.clear();
    }

    private void printText(List<String> cells, int[] measured) {
        StringBuilder line = new StringBuilder();
        for (int k = 0; k < cells.size(); k++) {
            String cell = cells.get(k);
            String padding = " ".repeat(Math.max(0, measured[k] - cell.length()));
            boolean number =
                    !cell.isEmpty() && cell.chars().allMatch(c -> Character.isDigit(c) || c == '.' || c == '-');
            boolean last = k == cells.size() - 1;
            line.append(k == 0 ? "" : "  ").append(number ? padding + cell : last ? cell : cell + padding);
        }
        out.println(line.toString().stripTrailing());
    }

    private void printCsv(List<String> cells) {
        out.println(String.join(",", cells.stream().map(Report::quoted).toList()));
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
