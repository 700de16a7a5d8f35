package nas4j.hardware.transfer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import nas4j.hardware.transfer.fit.NumberTable;
import nas4j.hardware.transfer.fit.Ridge;
import nas4j.hardware.transfer.fit.Scaling;

/**
 * A model of each known device: ridge regression of its log latency on all features, from the architectures that were
 * measured on it. They stand in where an architecture was not. Immutable; deterministic.
 */
final class SourceModels {
    private static final int LEAST_ROWS = 10;
    /** Of each device, evenly over the table: more would change little. */
    private static final int MOST_ROWS = 2_000;

    private final List<Scaling> scalings;
    private final List<Ridge> models;

    private SourceModels(List<Scaling> scalings, List<Ridge> models) {
        this.scalings = scalings;
        this.models = models;
    }

    /**
     * Fits them.
     *
     * @param logs a column for each device, NaN where nothing was measured
     * @throws IllegalArgumentException if fewer than {@value #LEAST_ROWS} were measured on a device
     */
    static SourceModels fit(List<NumberTable> blocks, NumberTable logs) {
        List<Scaling> scalings = blocks.stream().map(Scaling::of).toList();
        List<Ridge> models = new ArrayList<>();
        for (int device = 0; device < logs.width(); device++) {
            double[] column = logs.column(device);
            int[] measured = IntStream.range(0, column.length)
                    .filter(row -> !Double.isNaN(column[row]))
                    .toArray();
            if (measured.length < LEAST_ROWS) {
                throw new IllegalArgumentException("found [" + measured.length + "] latencies of known device "
                        + (device + 1) + ", accepted: " + LEAST_ROWS + " or more");
            }
            int[] some = some(measured);
            List<double[]> rows = IntStream.of(some)
                    .mapToObj(row -> joined(
                            scalings,
                            blocks.stream().map(block -> block.row(row)).toList()))
                    .toList();
            models.add(Ridge.fit(
                    NumberTable.of(rows),
                    IntStream.of(some).mapToDouble(row -> column[row]).toArray()));
        }
        return new SourceModels(scalings, List.copyOf(models));
    }

    private static int[] some(int[] rows) {
        int count = Math.min(rows.length, MOST_ROWS);
        return IntStream.range(0, count)
                .map(k -> rows[(int) ((long) k * rows.length / count)])
                .toArray();
    }

    private static double[] joined(List<Scaling> scalings, List<double[]> features) {
        double[] row = new double[scalings.stream().mapToInt(Scaling::width).sum()];
        int at = 0;
        for (int k = 0; k < scalings.size(); k++) {
            double[] part = scalings.get(k).apply(features.get(k));
            System.arraycopy(part, 0, row, at, part.length);
            at += part.length;
        }
        return row;
    }

    /** Log latencies of an architecture on all devices: those given, or where they are NaN what is expected. */
    double[] complete(double[] logs, List<double[]> features) {
        double[] complete = logs.clone();
        double[] row = joined(scalings, features);
        Arrays.setAll(
                complete,
                device -> Double.isNaN(logs[device]) ? models.get(device).predict(row) : logs[device]);
        return complete;
    }
}
