package nas4j.djl.parity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The numbers that {@code parity.py} wrote: the cells of a table's rows, without its header. */
public final class Golden {
    private Golden() {}

    /** All rows. */
    public static List<List<String>> rows(String file) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Golden.class.getResourceAsStream(file), file), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> List.of(line.split(",", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows that begin with these two cells, without them. */
    static List<List<String>> rows(String file, String first, String second) {
        return rows(file).stream()
                .filter(row -> row.get(0).equals(first) && row.get(1).equals(second))
                .map(row -> row.subList(2, row.size()))
                .toList();
    }
}
