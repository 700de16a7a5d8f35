package nas4j.spaces.table;

import java.util.List;
import nas4j.evaluate.Split;
import org.jspecify.annotations.Nullable;

/**
 * What is in a published table.
 *
 * @param space name of the space in the catalogue
 * @param file name of the gzip CSV file
 * @param architecture the column that names each architecture by the benchmark's own string
 * @param score name of the measurement that says how good networks are: the more, the better
 * @param devices latencies on devices; null if there are none
 */
public record TableDescription(
        String name,
        String description,
        String space,
        String file,
        String architecture,
        String score,
        List<Column> columns,
        @Nullable Devices devices) {
    public TableDescription {
        description = description.strip();
        columns = List.copyOf(columns);
    }

    /**
     * Where a measurement stands.
     *
     * @param share of the full budget at which it was made, above 0 to 1
     * @param columns if there are several, the measurement is their mean
     */
    public record Column(String measurement, String unit, Split split, double share, List<String> columns) {
        public Column {
            columns = List.copyOf(columns);
        }
    }

    /**
     * A file with a column for each device.
     *
     * @param row the column of both files by which their rows belong together
     */
    public record Devices(String file, String row, String measurement, String unit) {}
}
