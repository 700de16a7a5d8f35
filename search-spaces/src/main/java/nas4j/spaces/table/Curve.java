package nas4j.spaces.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import nas4j.evaluate.Split;
import nas4j.input.InputException;
import nas4j.spaces.table.TableDescription.Column;
import nas4j.spaces.table.TableDescription.Source;

/** A measurement on one part of the data, at each budget that the table has. Immutable. */
final class Curve {
    private record Key(String measurement, Split split, String device) {}

    private final Column first;
    /** By share of the full budget, then by row. */
    private final NavigableMap<Double, double[]> values = new TreeMap<>();

    private Curve(Column first) {
        this.first = first;
    }

    /** Those of the columns, in their order. */
    static List<Curve> read(List<Column> columns, CsvFile table) {
        Map<Key, Curve> curves = new LinkedHashMap<>();
        for (Column column : columns) {
            curves.computeIfAbsent(
                            new Key(column.measurement(), column.split(), column.device()), _ -> new Curve(column))
                    .values
                    .put(column.share(), values(column, table));
        }
        return new ArrayList<>(curves.values());
    }

    private static double[] values(Column column, CsvFile table) {
        return switch (column.source()) {
            case Source.Mean mean -> means(mean, column, table);
            case Source.Weighted weighted -> WeightedDigits.means(weighted, table);
        };
    }

    private static double[] means(Source.Mean mean, Column column, CsvFile table) {
        int[] places = mean.columns().stream().mapToInt(table::column).toArray();
        double[] means = new double[table.rows()];
        for (int row = 0; row < means.length; row++) {
            double sum = 0;
            for (int place : places) {
                sum += checked(table.number(row, place), column, table, row, place);
            }
            means[row] = sum / places.length;
        }
        return means;
    }

    private static double checked(double number, Column column, CsvFile table, int row, int place) {
        if (number < column.least() || number > column.most()) {
            throw new InputException(
                    table.where(row, place),
                    "found [" + number + "], accepted: a number from " + column.least() + " to " + column.most());
        }
        return number;
    }

    String measurement() {
        return first.measurement();
    }

    /** Empty if it depends on none. */
    String device() {
        return first.device();
    }

    String unit() {
        return first.unit();
    }

    Split split() {
        return first.split();
    }

    /** Whether it follows from the architecture alone, so that nothing has to be measured for it. */
    boolean isCounted() {
        return first.source() instanceof Source.Weighted;
    }

    /** At the largest budget that is no larger than the share, or at the smallest. */
    double at(int row, double share) {
        Map.Entry<Double, double[]> floor = values.floorEntry(share);
        return (floor == null ? values.firstEntry() : floor).getValue()[row];
    }
}
