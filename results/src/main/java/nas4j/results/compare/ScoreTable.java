package nas4j.results.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nas4j.input.InputException;
import nas4j.input.Where;

/**
 * A CSV text of final scores: a header, and below each name the scores of one method. Columns can be of different lengths;
 * columns without a name, such as row numbers, are left out.
 */
final class ScoreTable {
    private final String file;
    private final Map<String, List<Double>> columns = new LinkedHashMap<>();
    private final List<String> header = new ArrayList<>();

    private ScoreTable(String file) {
        this.file = file;
    }

    /** The scores below each name, in the order of the header; a column can be empty. */
    static Map<String, List<Double>> read(String file, String text) {
        ScoreTable table = new ScoreTable(file);
        List<CsvRow> rows = CsvRow.read(text.startsWith("\ufeff") ? text.substring(1) : text);
        if (rows.isEmpty()) {
            throw new InputException(
                    new Where(file, 0, 0, ""), "found nothing, accepted: a header and scores below each name");
        }
        table.readHeader(rows.getFirst());
        rows.subList(1, rows.size()).forEach(table::readScores);
        return table.columns;
    }

    private void readHeader(CsvRow row) {
        for (String cell : row.cells()) {
            String name = cell.strip();
            header.add(name);
            if (!name.isEmpty() && columns.put(name, new ArrayList<>()) != null) {
                throw wrong(row, header.size(), "found the name [" + name + "] twice");
            }
        }
    }

    private void readScores(CsvRow row) {
        for (int k = 0; k < row.cells().size(); k++) {
            String cell = row.cells().get(k).strip();
            if (!cell.isEmpty()) {
                read(row, k, cell);
            }
        }
    }

    private void read(CsvRow row, int place, String cell) {
        if (place >= header.size()) {
            throw wrong(row, place + 1, "found [" + cell + "] beyond the last of [" + header.size() + "] columns");
        }
        List<Double> scores = columns.get(header.get(place));
        if (scores != null) {
            scores.add(number(row, place + 1, cell));
        }
    }

    private double number(CsvRow row, int column, String cell) {
        try {
            double number = Double.parseDouble(cell);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException _) {
            // said below, as for what is no finite number
        }
        throw wrong(row, column, "found [" + cell + "], accepted: a number, or nothing");
    }

    private InputException wrong(CsvRow row, int column, String problem) {
        return new InputException(
                new Where(file, row.line(), 0, "column " + column),
                problem + "\nMaybe the file has no header, or another separator than a comma.");
    }
}
