package nas4j.experiments.transfer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import nas4j.experiments.csv.Architectures;
import nas4j.experiments.csv.CsvTable;
import nas4j.hardware.transfer.KnownDevices;
import nas4j.hardware.transfer.fit.NumberTable;
import nas4j.hardware.transfer.score.TransferTrial;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.space.SearchSpace;

/** A table of architectures and their latencies on devices, of which one is taken for new. */
public final class DeviceTable {
    private final CsvTable table;
    private final int target;
    private final List<Integer> rows;

    private DeviceTable(CsvTable table, int target) {
        this.table = table;
        this.target = target;
        rows = IntStream.range(0, table.rows().size())
                .filter(row -> !Double.isNaN(table.latency(row, target)))
                .boxed()
                .toList();
    }

    /**
     * Reads a table.
     *
     * @param target column of the device that is taken for new; rows without a latency on it are left out
     * @throws InputException if there is no such file or column, or a cell is no latency
     */
    public static DeviceTable read(Path file, String target) {
        CsvTable table = CsvTable.read(file, "--table");
        return new DeviceTable(table, table.column(target, "--target"));
    }

    /** How many architectures have a latency on the device. */
    public int size() {
        return rows.size();
    }

    /**
     * The known devices: columns of these names, or where there are none all but the target, the index, architectures and
     * the given columns.
     */
    public List<String> sources(List<String> names, List<String> features) {
        names.forEach(name -> requireOther(name, "--sources"));
        List<String> sources = names.isEmpty() ? others(features) : names;
        if (sources.isEmpty()) {
            throw new InputException(
                    new Where("--sources", 0, 0, ""), "found [0] columns of other devices, accepted: 1 or more");
        }
        return sources;
    }

    /** The columns of features: those of these names, or where there are none all numeric ones that are nothing else. */
    public List<String> features(List<String> names, List<String> sources) {
        names.forEach(name -> requireOther(name, "--features"));
        if (names.isEmpty() && sources.isEmpty()) {
            throw new InputException(
                    new Where("--features", 0, 0, ""),
                    "found neither features nor sources, accepted: one of both, so that the other columns are the other");
        }
        List<String> features = names.isEmpty()
                ? others(sources).stream().filter(this::isNumeric).toList()
                : names;
        if (features.isEmpty()) {
            throw new InputException(
                    new Where("--features", 0, 0, ""), "found [0] columns of numbers, accepted: 1 or more");
        }
        return features;
    }

    private void requireOther(String name, String option) {
        if (table.column(name, option) == target) {
            throw new InputException(
                    new Where(option, 0, 0, ""), "found [" + name + "], which is the target, accepted: other columns");
        }
    }

    private List<String> others(List<String> not) {
        Set<String> left = new HashSet<>(not);
        left.addAll(Architectures.COLUMNS);
        left.add(Architectures.INDEX);
        left.add(table.columns().get(target));
        return table.columns().stream().filter(name -> !left.contains(name)).toList();
    }

    private boolean isNumeric(String name) {
        int column = table.columns().indexOf(name);
        return rows.stream().map(row -> table.cell(row, column)).allMatch(cell -> cell.matches("[-+.\\deE]+"));
    }

    /** Transfer to the target, architectures being described by columns. */
    public TransferTrial byColumns(List<String> sources, List<String> features) {
        return trial(sources, List.of(numbers(features)));
    }

    /**
     * Transfer to the target, architectures being described by what they are.
     *
     * @param architectures file that says which, where the table does not
     */
    public TransferTrial bySpace(List<String> sources, SearchSpace space, Path architectures) {
        CsvTable kept = new CsvTable(
                table.file(),
                table.columns(),
                rows.stream().map(row -> table.rows().get(row)).toList());
        return trial(
                sources,
                GenotypeFeatures.of(space, Architectures.of(kept, architectures, space))
                        .blocks());
    }

    private TransferTrial trial(List<String> sources, List<NumberTable> blocks) {
        try {
            return new TransferTrial(
                    KnownDevices.of(blocks, latencies(sources)),
                    rows.stream().map(row -> table.number(row, target)).toList());
        } catch (InputException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InputException(new Where(table.file().toString(), 0, 0, ""), String.valueOf(e.getMessage()));
        }
    }

    private NumberTable numbers(List<String> names) {
        List<double[]> numbers = new ArrayList<>();
        for (int row : rows) {
            numbers.add(names.stream()
                    .mapToDouble(name -> required(row, table.column(name, "--features")))
                    .toArray());
        }
        return NumberTable.of(numbers);
    }

    private double required(int row, int column) {
        double number = table.number(row, column);
        if (!Double.isFinite(number)) {
            throw new InputException(
                    table.where(row, column), "found [" + table.cell(row, column) + "], accepted: a number");
        }
        return number;
    }

    private NumberTable latencies(List<String> names) {
        int[] columns =
                names.stream().mapToInt(name -> table.column(name, "--sources")).toArray();
        return NumberTable.of(rows.stream()
                .map(row -> IntStream.of(columns)
                        .mapToDouble(column -> table.latency(row, column))
                        .toArray())
                .toList());
    }
}
