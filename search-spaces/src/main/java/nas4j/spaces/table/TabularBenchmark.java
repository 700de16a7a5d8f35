package nas4j.spaces.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
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
import nas4j.spaces.table.TableDescription.Devices;
import org.jspecify.annotations.Nullable;

/** A published benchmark in memory: what was measured of each of its architectures. Immutable. */
public final class TabularBenchmark {
    private final TableDescription description;
    private final Map<String, Integer> rowOf;
    private final List<Curve> curves;
    private final @Nullable Latencies latencies;

    private TabularBenchmark(
            TableDescription description,
            Map<String, Integer> rowOf,
            List<Curve> curves,
            @Nullable Latencies latencies) {
        this.description = description;
        this.rowOf = rowOf;
        this.curves = curves;
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
        List<Curve> curves = Curve.read(description.columns(), table);
        Map<String, Integer> rowOf = HashMap.newHashMap(table.rows());
        for (int row = 0; row < table.rows(); row++) {
            rowOf.put(text(space, table, row, architecture), row);
        }
        Devices devices = description.devices();
        return new TabularBenchmark(
                description, rowOf, curves, devices == null ? null : Latencies.read(devices, folder, table));
    }

    private static String text(SearchSpace space, CsvFile table, int row, int column) {
        try {
            return space.parse(table.cell(row, column)).text();
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

    /** The canonical texts of all genotypes in it. */
    public Set<String> genotypes() {
        return Collections.unmodifiableSet(rowOf.keySet());
    }

    /** What can be an objective: each name, followed by " on " and the device where it depends on one. */
    public Set<String> measurements() {
        Set<String> names = new LinkedHashSet<>();
        curves.forEach(curve -> names.add(curve.measurement()));
        Devices devices = description.devices();
        if (devices != null && latencies != null) {
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
        for (Curve curve : curves) {
            if (curve.split() == split) {
                add(curve.measurement(), curve.at(row, share), curve.unit(), split, "", found);
            }
        }
        Devices devices = description.devices();
        if (devices != null && latencies != null) {
            latencies
                    .of(row)
                    .forEach((device, value) ->
                            add(devices.measurement(), value, devices.unit(), Split.NONE, device, found));
        }
        return found;
    }

    private static void add(
            String name, double value, String unit, Split split, String device, List<Measurement> found) {
        if (Double.isFinite(value)) {
            found.add(new Measurement(name, value, unit, 0, 1, split, device));
        }
    }
}
