package nas4j.hardware.lookup;

import java.util.ArrayList;
import java.util.List;

/** The cells of a line of CSV, quoted or not. */
final class CsvCells {
    private CsvCells() {}

    static List<String> of(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean isQuoted = false;
        for (int k = 0; k < line.length(); k++) {
            char letter = line.charAt(k);
            if (letter == '"' && isQuoted && k + 1 < line.length() && line.charAt(k + 1) == '"') {
                cell.append(letter);
                k++;
            } else if (letter == '"') {
                isQuoted = !isQuoted;
            } else if (letter == ',' && !isQuoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(letter);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
