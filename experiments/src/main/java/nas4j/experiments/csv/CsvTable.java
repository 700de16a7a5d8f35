package nas4j.experiments.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import nas4j.experiments.yaml.NearestPath;
import nas4j.input.InputException;
import nas4j.input.Nearest;
import nas4j.input.Where;

/**
 * A CSV file with a header row, packed with gzip where its name ends in {@code .gz}. Cells may be in double quotes, and
 * then hold commas.
 *
 * @param rows of as many cells each as there are columns
 */
public record CsvTable(Path file, List<String> columns, List<List<String>> rows) {
    public CsvTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * Reads a file.
     *
     * @param option that named it, for messages
     * @throws InputException if it is not there, or is no such file
     */
    public static CsvTable read(Path file, String option) {
        return read(file, new Where(option, 0, 0, ""));
    }

    /**
     * Reads a file.
     *
     * @param named where it was named, for messages
     * @throws InputException if it is not there, or is no such file
     */
    public static CsvTable read(Path file, Where named) {
        if (!Files.isRegularFile(file)) {
            throw NearestPath.notFound(file, "a CSV file that exists", named);
        }
        try (InputStream bytes = Files.newInputStream(file);
                BufferedReader reader = new BufferedReader(new InputStreamReader(
                        file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes,
                        StandardCharsets.UTF_8))) {
            List<List<String>> lines = reader.lines()
                    .filter(line -> !line.isBlank())
                    .map(CsvTable::cells)
                    .toList();
            if (lines.size() < 2) {
                throw new InputException(
                        new Where(file.toString(), 0, 0, ""),
                        "found [" + lines.size() + "] lines, accepted: a header and 1 row or more");
            }
            CsvTable table = new CsvTable(file, lines.getFirst(), lines.subList(1, lines.size()));
            table.requireEqualRows();
            return table;
        } catch (IOException e) {
            throw new InputException(
                    new Where(file.toString(), 0, 0, ""), "the file cannot be read: " + e.getMessage());
        }
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int k = 0; k < line.length(); k++) {
            char letter = line.charAt(k);
            if (letter == '"') {
                quoted = !quoted;
            } else if (letter == ',' && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(letter);
            }
        }
        cells.add(cell.toString().strip());
        return List.copyOf(cells);
    }

    /** Some of the rows, in this order; places in messages are those in the file no more. */
    public CsvTable at(List<Integer> numbers) {
        return new CsvTable(file, columns, numbers.stream().map(rows::get).toList());
    }

    private void requireEqualRows() {
        for (int row = 0; row < rows.size(); row++) {
            int cells = rows.get(row).size();
            if (cells != columns.size()) {
                throw new InputException(
                        new Where(file.toString(), row + 2, 1, ""),
                        "found [" + cells + "] cells, accepted: " + columns.size());
            }
        }
    }

    /** The place of a cell, for messages. */
    public Where where(int row, int column) {
        return new Where(file.toString(), row + 2, 1, columns.get(column));
    }

    /**
     * The number of a column.
     *
     * @param option that named it, for messages
     */
    public int column(String name, String option) {
        return column(name, new Where(option, 0, 0, ""));
    }

    /**
     * The number of a column.
     *
     * @param named where it was named, for messages
     */
    public int column(String name, Where named) {
        int column = columns.indexOf(name);
        if (column < 0) {
            throw new InputException(
                    named, "found no column [" + name + "] in " + file + ", " + Nearest.hint(name, columns));
        }
        return column;
    }

    /** What is in a cell. */
    public String cell(int row, int column) {
        return rows.get(row).get(column);
    }

    /**
     * The number in a cell; NaN for an empty one.
     *
     * @throws InputException if it is none
     */
    public double number(int row, int column) {
        String cell = cell(row, column);
        try {
            return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            throw new InputException(where(row, column), "found [" + cell + "], accepted: a number, or nothing");
        }
    }

    /** The number in a cell that must be a latency: above 0; NaN for an empty one. */
    public double latency(int row, int column) {
        double number = number(row, column);
        if (number <= 0 || Double.isInfinite(number)) {
            throw new InputException(
                    where(row, column), "found [" + cell(row, column) + "], accepted: a latency above 0, or nothing");
        }
        return number;
    }
}
