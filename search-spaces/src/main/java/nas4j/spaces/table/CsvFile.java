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
 * @param rows as many cells each as there are columns
 */
record CsvFile(Path path, List<String> columns, List<List<String>> rows) {

    /** @throws InputException if it is not there, or is no such file */
    static CsvFile read(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new InputException(
                    new Where(path.toString(), 0, 0, ""),
                    "there is no such file\nMaybe the folder of the tables is another one: give it in data.folder.");
        }
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8))) {
            List<String> columns = cells(String.valueOf(reader.readLine()));
            List<List<String>> rows = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                rows.add(checked(path, columns, cells(line), rows.size() + 2));
            }
            return new CsvFile(path, columns, rows);
        } catch (IOException e) {
            throw new InputException(
                    new Where(path.toString(), 0, 0, ""), "the file cannot be read: " + e.getMessage());
        }
    }

    private static List<String> cells(String line) {
        return List.of(line.split(",", -1));
    }

    private static List<String> checked(Path path, List<String> columns, List<String> cells, int line) {
        if (cells.size() != columns.size()) {
            throw new InputException(
                    new Where(path.toString(), line, 1, ""),
                    "found [" + cells.size() + "] cells, accepted: " + columns.size());
        }
        return cells;
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
        String cell = rows.get(row).get(column);
        try {
            return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            throw new InputException(
                    new Where(path.toString(), row + 2, 1, columns.get(column)),
                    "found [" + cell + "], accepted: a number");
        }
    }
}
