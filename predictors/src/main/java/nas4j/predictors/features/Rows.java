package nas4j.predictors.features;

import java.util.List;
import nas4j.predict.GaussianRanks;
import nas4j.predict.Row;

/** Checks rows to learn from. */
public final class Rows {
    private Rows() {}

    /**
     * Checks that there are rows, and a finite value for each.
     *
     * @throws IllegalArgumentException if there is no row, numbers differ, or a value or a column is not finite
     */
    public static void require(List<Row> rows, List<Double> values) {
        if (rows.isEmpty() || rows.size() != values.size()) {
            throw new IllegalArgumentException("found [" + rows.size() + "] rows and [" + values.size()
                    + "] values, accepted: 1 or more, and as many of each");
        }
        for (int k = 0; k < rows.size(); k++) {
            if (!Double.isFinite(values.get(k))) {
                throw new IllegalArgumentException("found [" + values.get(k) + "] as the value of row " + (k + 1)
                        + ", accepted: finite numbers\nMaybe leave out networks whose evaluation failed.");
            }
            requireColumns(rows.get(k), rows.getFirst().columns().size());
        }
    }

    /**
     * The normal scores of the ranks of values to learn from.
     *
     * @throws IllegalArgumentException as of {@link #require}
     */
    public static GaussianRanks ranks(List<Row> rows, List<Double> values) {
        require(rows, values);
        return GaussianRanks.of(values);
    }

    private static void requireColumns(Row row, int columns) {
        if (row.columns().size() != columns) {
            throw new IllegalArgumentException("found a row of ["
                    + row.columns().size() + "] columns, accepted: " + columns + " as the first has");
        }
        for (double column : row.columns()) {
            if (!Double.isFinite(column)) {
                throw new IllegalArgumentException("found [" + column + "] in a column, accepted: finite numbers");
            }
        }
    }
}
