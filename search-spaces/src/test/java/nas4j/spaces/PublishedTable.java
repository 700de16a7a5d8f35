package nas4j.spaces;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** The tables of published benchmarks in {@code ../shared/data/benchmarks}; tests are skipped where it is absent. */
final class PublishedTable {
    private final List<String> columns;
    private final List<List<String>> rows;

    private PublishedTable(List<String> columns, List<List<String>> rows) {
        this.columns = columns;
        this.rows = rows;
    }

    static PublishedTable read(String name) throws IOException {
        Path root = Path.of(System.getProperty("nas4j.root", ".."));
        Path file = root.resolve("../shared/data/benchmarks").resolve(name + ".csv.gz");
        Assumptions.assumeTrue(Files.exists(file), "skipped: there is no table " + file);
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            List<List<String>> lines =
                    reader.lines().map(line -> List.of(line.split(",", -1))).toList();
            return new PublishedTable(lines.getFirst(), lines.subList(1, lines.size()));
        }
    }

    Stream<Row> rows() {
        return rows.stream().map(values -> new Row(columns, values));
    }

    /** One line. */
    record Row(List<String> columns, List<String> values) {
        String text(String column) {
            return values.get(columns.indexOf(column));
        }

        long number(String column) {
            return Long.parseLong(text(column));
        }

        double real(String column) {
            return Double.parseDouble(text(column));
        }
    }
}
