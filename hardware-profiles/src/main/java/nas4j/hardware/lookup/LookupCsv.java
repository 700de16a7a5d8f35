package nas4j.hardware.lookup;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nas4j.input.InputException;
import nas4j.input.Where;

/**
 * Look-up tables as CSV: the header {@code decision,option,ms}, a row {@code base,,1.25}, and a row for each option. Empty
 * lines, and those that begin with #, are left out.
 */
public final class LookupCsv {
    private static final String HEADER = "decision,option,ms";
    private static final String BASE = "base";
    private static final int COLUMNS = 3;

    private final Path file;
    private final Map<String, Map<String, Double>> options = new LinkedHashMap<>();
    private double baseMs = Double.NaN;

    private LookupCsv(Path file) {
        this.file = file;
    }

    /** The text of a table. */
    public static String text(LookupTable table) {
        StringBuilder text = new StringBuilder(HEADER + "\n" + BASE + ",," + table.baseMs() + "\n");
        table.options()
                .forEach((decision, each) -> each.forEach((option, ms) -> text.append(quoted(decision))
                        .append(',')
                        .append(quoted(option))
                        .append(',')
                        .append(ms)
                        .append('\n')));
        return text.toString();
    }

    private static String quoted(String cell) {
        return cell.contains(",") || cell.contains("\"") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    /**
     * Reads a table.
     *
     * @throws InputException if a line is wrong, with its number
     */
    public static LookupTable read(Path file) throws IOException {
        return new LookupCsv(file).read();
    }

    private LookupTable read() throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            int number = 0;
            boolean hasHeader = false;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                if (hasHeader) {
                    add(line, number);
                } else if (!line.strip().equals(HEADER)) {
                    throw wrong(number, "found [" + line.strip() + "], accepted first: " + HEADER);
                }
                hasHeader = true;
            }
        }
        if (Double.isNaN(baseMs)) {
            throw wrong(0, "has no row [" + BASE + "]\nMaybe add what every network takes: base,,0");
        }
        return new LookupTable(baseMs, options);
    }

    private void add(String line, int number) {
        List<String> cells = CsvCells.of(line);
        if (cells.size() != COLUMNS) {
            throw wrong(number, "found [" + cells.size() + "] columns, accepted: " + HEADER);
        }
        double ms = number(cells.get(2), number);
        if (cells.getFirst().equals(BASE) && cells.get(1).isEmpty()) {
            baseMs = ms;
        } else if (options.computeIfAbsent(cells.getFirst(), _ -> new LinkedHashMap<>())
                        .putIfAbsent(cells.get(1), ms)
                != null) {
            throw wrong(number, "option [" + cells.get(1) + "] of [" + cells.getFirst() + "] is there twice");
        }
    }

    private double number(String text, int line) {
        try {
            double ms = Double.parseDouble(text.strip());
            if (Double.isFinite(ms)) {
                return ms;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw wrong(line, "found [" + text.strip() + "], accepted: milliseconds such as 0.125");
    }

    private InputException wrong(int line, String problem) {
        return new InputException(new Where(file.toString(), line, line == 0 ? 0 : 1, ""), problem);
    }
}
