package nas4j.results.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * A row of a CSV text as RFC 4180 has it. Empty lines are no rows.
 *
 * @param line where it begins, from 1
 */
record CsvRow(int line, List<String> cells) {
    CsvRow {
        cells = List.copyOf(cells);
    }

    static List<CsvRow> read(String text) {
        return new Reader(text).read();
    }

    private static final class Reader {
        private final String text;
        private final List<CsvRow> rows = new ArrayList<>();
        private final List<String> cells = new ArrayList<>();
        private final StringBuilder cell = new StringBuilder();
        private int line = 1;
        private int begin = 1;
        private boolean quoted;

        Reader(String text) {
            this.text = text.replace("\r\n", "\n").replace('\r', '\n');
        }

        List<CsvRow> read() {
            for (int at = 0; at < text.length(); at++) {
                char letter = text.charAt(at);
                boolean doubled = quoted && text.startsWith("\"\"", at);
                if (doubled) {
                    at++;
                }
                accept(letter, doubled);
            }
            endRow();
            return rows;
        }

        private void accept(char letter, boolean doubled) {
            if (letter == '"' && !doubled) {
                quoted = !quoted;
            } else if (letter == ',' && !quoted) {
                endCell();
            } else if (letter == '\n' && !quoted) {
                line++;
                endRow();
            } else {
                line += letter == '\n' ? 1 : 0;
                cell.append(letter);
            }
        }

        private void endCell() {
            cells.add(cell.toString());
            cell.setLength(0);
        }

        private void endRow() {
            endCell();
            if (cells.stream().anyMatch(each -> !each.isBlank())) {
                rows.add(new CsvRow(begin, cells));
            }
            cells.clear();
            begin = line;
        }
    }
}
