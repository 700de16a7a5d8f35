package nas4j.spaces.table;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nas4j.spaces.table.TableDescription.Devices;
import org.jspecify.annotations.Nullable;

/** Latencies on devices, by row of the table they belong to. Immutable. */
final class Latencies {
    private static final Latencies NONE = new Latencies(List.of(), new double[0][]);

    private final List<String> devices;
    private final double[][] values;

    private Latencies(List<String> devices, double[][] values) {
        this.devices = devices;
        this.values = values;
    }

    static Latencies read(@Nullable Devices description, Path folder, CsvFile table) {
        if (description == null) {
            return NONE;
        }
        CsvFile file = CsvFile.read(folder.resolve(description.file()));
        int key = file.column(description.row());
        List<String> devices = file.columns().stream()
                .filter(column -> !column.equals(description.row()))
                .toList();
        Map<String, Integer> rowOf = HashMap.newHashMap(file.rows().size());
        for (int row = 0; row < file.rows().size(); row++) {
            rowOf.put(file.rows().get(row).get(key), row);
        }
        return new Latencies(devices, join(table, table.column(description.row()), file, devices, rowOf));
    }

    private static double[][] join(
            CsvFile table, int key, CsvFile file, List<String> devices, Map<String, Integer> rowOf) {
        int[] columns = devices.stream().mapToInt(file::column).toArray();
        double[][] values = new double[table.rows().size()][columns.length];
        for (int row = 0; row < values.length; row++) {
            Integer other = rowOf.get(table.rows().get(row).get(key));
            for (int k = 0; k < columns.length; k++) {
                values[row][k] = other == null ? Double.NaN : file.number(other, columns[k]);
            }
        }
        return values;
    }

    List<String> devices() {
        return devices;
    }

    /** Milliseconds by device; NaN where it was not measured. */
    Map<String, Double> of(int row) {
        Map<String, Double> latencies = new LinkedHashMap<>();
        for (int k = 0; k < devices.size(); k++) {
            latencies.put(devices.get(k), values[row][k]);
        }
        return latencies;
    }
}
