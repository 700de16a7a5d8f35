package nas4j.spaces.table;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nas4j.spaces.table.TableDescription.Devices;

/** Latencies on devices, by row of the table they belong to. Immutable. */
final class Latencies {
    private static final int NONE = -1;

    private final CsvFile file;
    private final Map<String, Integer> columnOf;
    /** By row of the table, the row of the file; {@link #NONE} if it has none. */
    private final int[] rows;

    private final double least;

    private Latencies(CsvFile file, Map<String, Integer> columnOf, int[] rows, double least) {
        this.least = least;
        this.file = file;
        this.columnOf = columnOf;
        this.rows = rows;
    }

    static Latencies read(Devices description, Path folder, CsvFile table) {
        CsvFile file = CsvFile.read(folder.resolve(description.file()));
        int key = file.column(description.row());
        Map<String, Integer> columnOf = new LinkedHashMap<>();
        file.columns().stream()
                .filter(column -> !column.equals(description.row()))
                .forEach(column -> columnOf.put(column, file.column(column)));
        Map<String, Integer> rowOf = HashMap.newHashMap(file.rows());
        for (int row = 0; row < file.rows(); row++) {
            rowOf.put(file.cell(row, key), row);
        }
        int[] rows = new int[table.rows()];
        int tableKey = table.column(description.row());
        Arrays.setAll(rows, row -> rowOf.getOrDefault(table.cell(row, tableKey), NONE));
        return new Latencies(file, columnOf, rows, description.least());
    }

    List<String> devices() {
        return List.copyOf(columnOf.keySet());
    }

    /** Milliseconds by device, of those where it was measured. */
    Map<String, Double> of(int row) {
        Map<String, Double> latencies = new LinkedHashMap<>();
        if (rows[row] != NONE) {
            columnOf.forEach((device, column) ->
                    latencies.put(device, Math.max(least, file.number(rows[row], column))));
        }
        return latencies;
    }
}
