package nas4j.spaces.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import nas4j.input.InputException;
import nas4j.input.Nearest;
import nas4j.input.Where;

/**
 * A CSV file of a published benchmark, compressed with gzip if its name ends in {@code .gz}: a header row; cells in double
 * quotes may hold commas.
 *
 * @param path of the file, for messages
 * @param columns their names in order
 * @param lines of as many cells each as there are columns; most cells are never looked at, so they are not taken apart
 */
public record CsvFile(Path path, List<String> columns, List<String> lines) {
    private static final String COMPRESSED = ".gz";
    private static final char SEPARATOR = ',';
    private static final char QUOTE = '"';

    /**
     * Reads the file.
     *
     * @throws InputException if it is not there, or is no such file
     */
    public static CsvFile read(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new InputException(
                    new Where(path.toString(), 0, 0, ""),
                    "there is no such file\nMaybe the folder of the tables is another one: give it in data.folder.");
        }
        try (InputStream bytes = Files.newInputStream(path);
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(plain(path, bytes), StandardCharsets.UTF_8))) {
            List<String> columns = List.of(String.valueOf(reader.readLine()).split(String.valueOf(SEPARATOR), -1));
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

    private static InputStream plain(Path path, InputStream bytes) throws IOException {
        return path.toString().endsWith(COMPRESSED) ? new GZIPInputStream(bytes) : bytes;
    }

    private static String checked(Path path, List<String> columns, String line, int number) {
        int cells = 1;
        for (int at = end(line, 0); at < line.length(); at = end(line, at + 1)) {
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
    public Where where(int row, int column) {
        return new Where(path.toString(), row + 2, 1, columns.get(column));
    }

    /** How many rows there are, without the header. */
    public int rows() {
        return lines.size();
    }

    /** What is in a cell. */
    public String cell(int row, int column) {
        String line = lines.get(row);
        int start = 0;
        for (int k = 0; k < column; k++) {
            start = end(line, start) + 1;
        }
        int end = end(line, start);
        boolean isQuoted = end - start > 1 && line.charAt(start) == QUOTE;
        return isQuoted ? line.substring(start + 1, end - 1) : line.substring(start, end);
    }

    /** Where the cell that begins at this place ends. */
    private static int end(String line, int start) {
        int from = start < line.length() && line.charAt(start) == QUOTE ? line.indexOf(QUOTE, start + 1) : start;
        int end = from < 0 ? -1 : line.indexOf(SEPARATOR, from);
        return end < 0 ? line.length() : end;
    }

    /** The rows that have these cells, by the names of their columns; places in messages are those among them. */
    CsvFile where(Map<String, String> cells) {
        if (cells.isEmpty()) {
            return this;
        }
        List<String> kept = IntStream.range(0, lines.size())
                .filter(row -> cells.entrySet().stream()
                        .allMatch(cell -> cell(row, column(cell.getKey())).equals(cell.getValue())))
                .mapToObj(lines::get)
                .toList();
        return new CsvFile(path, columns, kept);
    }

    /**
     * The place of a column in each row.
     *
     * @throws InputException if there is none of that name
     */
    public int column(String name) {
        int place = columns.indexOf(name);
        if (place < 0) {
            throw new InputException(
                    new Where(path.toString(), 1, 1, ""),
                    "found no column [" + name + "], " + Nearest.hint(name, columns));
        }
        return place;
    }

    /**
     * The number in a cell; NaN for an empty one.
     *
     * @throws InputException if there is something else
     */
    public double number(int row, int column) {
        String cell = cell(row, column);
        try {
            return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            throw new InputException(where(row, column), "found [" + cell + "], accepted: a number");
        }
    }
}
