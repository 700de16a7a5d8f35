package nas4j.spaces.table;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;
import nas4j.input.InputException;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.spaces.table.TableDescription.Devices;
import org.jspecify.annotations.Nullable;

/** A published benchmark in memory: what was measured of each of its architectures. Immutable. */
public final class TabularBenchmark {
    private final TableDescription description;
    /** By the canonical text of a genotype; several where it was measured several times. */
    private final Map<String, List<Integer>> rowsOf;

    private final List<Curve> curves;
    private final @Nullable Latencies latencies;
    private final boolean isWhole;

    private TabularBenchmark(
            TableDescription description,
            Map<String, List<Integer>> rowsOf,
            List<Curve> curves,
            @Nullable Latencies latencies,
            boolean isWhole) {
        this.isWhole = isWhole;
        this.description = description;
        this.rowsOf = rowsOf;
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
        CsvFile table = CsvFile.read(folder.resolve(description.file())).where(description.where());
        RowNames names = RowNames.of(description.architecture(), table, space);
        List<Curve> curves = Curve.read(description.columns(), table);
        Map<String, List<Integer>> rowsOf = HashMap.newHashMap(table.rows());
        for (int row = 0; row < table.rows(); row++) {
            rowsOf.computeIfAbsent(names.genotype(row).text(), _ -> new ArrayList<>(1))
                    .add(row);
        }
        table.requireRows(description.rows());
        Devices devices = description.devices();
        return new TabularBenchmark(
                description,
                rowsOf,
                curves,
                devices == null ? null : Latencies.read(devices, folder, table),
                space.size().genotypes().equals(BigInteger.valueOf(rowsOf.size())));
    }

    public TableDescription description() {
        return description;
    }

    /** Architectures in it. */
    public int size() {
        return rowsOf.size();
    }

    /** Whether it has every architecture of its space. */
    public boolean isWhole() {
        return isWhole;
    }

    /** The canonical texts of all genotypes in it. */
    public Set<String> genotypes() {
        return Collections.unmodifiableSet(rowsOf.keySet());
    }

    /** What can be an objective: each name, followed by " on " and the device where it depends on one. */
    public Set<String> measurements() {
        Set<String> names = new LinkedHashSet<>();
        curves.forEach(
                curve -> names.add(curve.measurement() + (curve.device().isEmpty() ? "" : " on " + curve.device())));
        Devices devices = description.devices();
        if (devices != null && latencies != null) {
            latencies.devices().forEach(device -> names.add(devices.measurement() + " on " + device));
        }
        return names;
    }

    /**
     * What was measured of an architecture on one part of the data, at the largest budget in the table that is no larger
     * than the share asked for, or at its smallest; and what depends on no part of the data. A number that is not finite is
     * left out; of an architecture that is there several times, it is the mean. Empty if the architecture is not in the
     * table.
     */
    public List<Measurement> measurements(Genotype genotype, Split split, double share) {
        List<Integer> rows = rowsOf.getOrDefault(genotype.text(), List.of());
        if (rows.isEmpty()) {
            return List.of();
        }
        List<Measurement> found = new ArrayList<>();
        for (Curve curve : curves) {
            if (curve.split() == split || curve.split() == Split.NONE) {
                double[] values =
                        rows.stream().mapToDouble(row -> curve.at(row, share)).toArray();
                add(curve.measurement(), values, curve.unit(), split, curve.device(), found);
            }
        }
        Devices devices = description.devices();
        if (devices != null && latencies != null) {
            latencies
                    .of(rows.getFirst())
                    .forEach((device, value) -> add(
                            devices.measurement(), new double[] {value}, devices.unit(), Split.NONE, device, found));
        }
        return found;
    }

    /**
     * What follows from an architecture alone, and so is known of it before it is evaluated: a part of its
     * {@link #measurements}. Empty if the architecture is not in the table.
     */
    public List<Measurement> counted(Genotype genotype) {
        List<Integer> rows = rowsOf.getOrDefault(genotype.text(), List.of());
        return rows.isEmpty()
                ? List.of()
                : curves.stream()
                        .filter(Curve::isCounted)
                        .map(curve ->
                                Measurement.exact(curve.measurement(), curve.at(rows.getFirst(), 1), curve.unit()))
                        .toList();
    }

    private static void add(
            String name, double[] values, String unit, Split split, String device, List<Measurement> found) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        if (Double.isFinite(mean)) {
            double squares = Arrays.stream(values)
                    .map(value -> (value - mean) * (value - mean))
                    .sum();
            double error = values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1) / values.length);
            found.add(new Measurement(name, mean, unit, error, values.length, split, device));
        }
    }
}
