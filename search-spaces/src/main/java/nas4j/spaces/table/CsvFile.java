package nas4j.spaces.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import nas4j.input.InputException;
import nas4j.input.Nearest;
import nas4j.input.Where;

/**
 * A gzip CSV file of a published benchmark: a header row, no quotes.
 *
 * @param lines of as many cells each as there are columns; most cells are never looked at, so they are not taken apart
 */
record CsvFile(Path path, List<String> columns, List<String> lines) {
    private static final String SEPARATOR = ",";

    /** @throws InputException if it is not there, or is no such file */
    static CsvFile read(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new InputException(
                    new Where(path.toString(), 0, 0, ""),
                    "there is no such file\nMaybe the folder of the tables is another one: give it in data.folder.");
        }
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8))) {
            List<String> columns = List.of(String.valueOf(reader.readLine()).split(SEPARATOR, -1));
            List<String> lines = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(checked(path, columns, line, lines.size() + 2));
            }
            return new CsvFile(path, columns, lines);
        } catch (IOException e) {
            throw new InputException(
                    new Where(path.toString(), 0, 0, ""), "the file cannot be read: " + e.getMessage());
        }
    }

    private static String checked(Path path, List<String> columns, String line, int number) {
        int cells = 1;
        for (int at = line.indexOf(SEPARATOR); at >= 0; at = line.indexOf(SEPARATOR, at + 1)) {
            cells++;
        }
        if (cells != columns.size()) {
            throw new InputException(
                    new Where(path.toString(), number, 1, ""),
                    "found [" + cells + "] cells, accepted: " + columns.size());
        }
        return line;
    }

    /** @throws InputException if there are not so many rows */
    void requireRows(int expected) {
        if (rows() != expected) {
            throw new InputException(
                    new Where(path.toString(), rows() + 1, 1, ""),
                    "found [" + rows() + "] rows, accepted: " + expected
                            + "\nMaybe the file was cut, or is of another release.");
        }
    }

    /** The place of a cell, for messages. */
    Where where(int row, int column) {
        return new Where(path.toString(), row + 2, 1, columns.get(column));
    }

    /** How many rows there are, without the header. */
    int rows() {
        return lines.size();
    }

    /** What is in a cell. */
    String cell(int row, int column) {
        String line = lines.get(row);
        int start = 0;
        for (int k = 0; k < column; k++) {
            start = line.indexOf(SEPARATOR, start) + 1;
        }
        int end = line.indexOf(SEPARATOR, start);
        return end < 0 ? line.substring(start) : line.substring(start, end);
    }

    /** The place of a column in each row. */
    int column(String name) {
        int place = columns.indexOf(name);
        if (place < 0) {
            throw new InputException(
                    new Where(path.toString(), 1, 1, ""),
                    "found no column [" + name + "], " + Nearest.hint(name, columns));
        }
        return place;
    }

    /** The number in a cell; NaN for an empty one. */
    double number(int row, int column) {
        String cell = cell(row, column);
        try {
            return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            throw new InputException(where(row, column), "found [" + cell + "], accepted: a number");
        }
    }
}
