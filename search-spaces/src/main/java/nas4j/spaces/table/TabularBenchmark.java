package nas4j.spaces.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.spaces.table.TableDescription.Column;
import nas4j.spaces.table.TableDescription.Devices;

/** A published benchmark in memory: what was measured of each of its architectures. Immutable. */
public final class TabularBenchmark {
    private final TableDescription description;
    private final Map<String, Integer> rowOf;
    private final CsvFile table;
    private final Latencies latencies;

    private TabularBenchmark(
            TableDescription description, Map<String, Integer> rowOf, CsvFile table, Latencies latencies) {
        this.description = description;
        this.rowOf = rowOf;
        this.table = table;
        this.latencies = latencies;
    }

    /**
     * Reads the files of a table.
     *
     * @param space the benchmark's own space, whatever else constrains it
     * @throws InputException if a file is missing, or does not fit its description
     */
    public static TabularBenchmark read(TableDescription description, Path folder, SearchSpace space) {
        CsvFile table = CsvFile.read(folder.resolve(description.file()));
        int architecture = table.column(description.architecture());
        description.columns().stream()
                .flatMap(column -> column.columns().stream())
                .forEach(table::column);
        Map<String, Integer> rowOf = HashMap.newHashMap(table.rows().size());
        for (int row = 0; row < table.rows().size(); row++) {
            rowOf.put(text(space, table, row, architecture), row);
        }
        return new TabularBenchmark(description, rowOf, table, Latencies.read(description.devices(), folder, table));
    }

    private static String text(SearchSpace space, CsvFile table, int row, int column) {
        try {
            return space.parse(table.rows().get(row).get(column)).text();
        } catch (InputException e) {
            throw new InputException(new Where(table.path().toString(), row + 2, 1, ""), e.problem());
        }
    }

    public TableDescription description() {
        return description;
    }

    /** Architectures in it. */
    public int size() {
        return rowOf.size();
    }

    /** What can be an objective: each name, followed by " on " and the device where it depends on one. */
    public Set<String> measurements() {
        Set<String> names = new LinkedHashSet<>();
        description.columns().forEach(column -> names.add(column.measurement()));
        Devices devices = description.devices();
        if (devices != null) {
            latencies.devices().forEach(device -> names.add(devices.measurement() + " on " + device));
        }
        return names;
    }

    /**
     * What was measured of an architecture on one part of the data, at the largest budget in the table that is no larger
     * than the share asked for, or at its smallest; and its latencies. A number that is not finite is left out. Empty if
     * the architecture is not in the table.
     */
    public List<Measurement> measurements(Genotype genotype, Split split, double share) {
        Integer row = rowOf.get(genotype.text());
        if (row == null) {
            return List.of();
        }
        List<Measurement> found = new ArrayList<>();
        description.columns().stream()
                .filter(column -> column.split() == split && column.share() == nearest(column, share))
                .forEach(column -> add(column.measurement(), mean(column, row), column.unit(), split, "", found));
        Devices devices = description.devices();
        if (devices != null) {
            latencies
                    .of(row)
                    .forEach((device, value) ->
                            add(devices.measurement(), value, devices.unit(), Split.NONE, device, found));
        }
        return found;
    }

    private double nearest(Column like, double share) {
        List<Double> shares = description.columns().stream()
                .filter(column -> column.measurement().equals(like.measurement()) && column.split() == like.split())
                .map(Column::share)
                .sorted()
                .toList();
        return shares.stream().filter(known -> known <= share).reduce(shares.getFirst(), (_, later) -> later);
    }

    private double mean(Column column, int row) {
        return column.columns().stream()
                .mapToDouble(name -> table.number(row, table.column(name)))
                .average()
                .orElseThrow();
    }

    private static void add(
            String name, double value, String unit, Split split, String device, List<Measurement> found) {
        if (Double.isFinite(value)) {
            found.add(new Measurement(name, value, unit, 0, 1, split, device));
        }
    }
}
