package nas4j.experiments.transfer;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nas4j.experiments.csv.Architectures;
import nas4j.experiments.csv.CsvTable;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;

/** What architectures of a space took on known devices. */
public final class KnownTable {
    private final List<String> devices;
    private final List<Genotype> architectures;
    private final Map<String, double[]> latenciesMs;

    private KnownTable(List<String> devices, List<Genotype> architectures, Map<String, double[]> latenciesMs) {
        this.devices = List.copyOf(devices);
        this.architectures = List.copyOf(architectures);
        this.latenciesMs = latenciesMs;
    }

    /**
     * Reads a table.
     *
     * @param file says which architectures the rows are, where the table does not
     * @param devices columns; none for all that are neither the index nor an architecture
     * @throws InputException if there is no such file or column, a cell is no latency, or a row is no architecture
     */
    public static KnownTable read(Path table, Path file, List<String> devices, SearchSpace space) {
        CsvTable csv = CsvTable.read(table, "--table");
        List<String> columns = devices.isEmpty()
                ? csv.columns().stream()
                        .filter(name -> !name.equals(Architectures.INDEX) && !Architectures.COLUMNS.contains(name))
                        .toList()
                : devices;
        if (columns.isEmpty()) {
            throw new InputException(
                    new Where(table.toString(), 1, 1, ""), "found [0] columns of devices, accepted: 1 or more");
        }
        int[] numbers =
                columns.stream().mapToInt(name -> csv.column(name, "--sources")).toArray();
        List<Genotype> architectures = Architectures.of(csv, file, space);
        Map<String, double[]> latencies = HashMap.newHashMap(architectures.size());
        for (int row = 0; row < architectures.size(); row++) {
            int at = row;
            latencies.put(
                    architectures.get(row).text(),
                    Arrays.stream(numbers)
                            .mapToDouble(column -> csv.latency(at, column))
                            .toArray());
        }
        return new KnownTable(columns, architectures, latencies);
    }

    /** The columns' names. */
    public List<String> devices() {
        return devices;
    }

    /** The architectures, one for each row. */
    public List<Genotype> architectures() {
        return architectures;
    }

    /** What an architecture took on each device; NaN where the table does not tell. */
    public double[] latenciesMs(Genotype architecture) {
        double[] unknown = new double[devices.size()];
        Arrays.fill(unknown, Double.NaN);
        return latenciesMs.getOrDefault(architecture.text(), unknown).clone();
    }
}
