package nas4j.predictors.features;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import nas4j.predict.GaussianRanks;
import nas4j.predict.Row;

/**
 * Puts the columns of rows on one scale: the normal scores of their ranks among the rows that are learnt from, so that scores
 * of any size and distribution may be columns. Immutable.
 */
public final class ColumnScores {
    private static final ColumnScores NONE = new ColumnScores(List.of());

    private final List<GaussianRanks> columns;

    private ColumnScores(List<GaussianRanks> columns) {
        this.columns = List.copyOf(columns);
    }

    /** The scale of these rows, at least 1. */
    public static ColumnScores of(List<Row> rows) {
        int count = rows.getFirst().columns().size();
        if (count == 0) {
            return NONE;
        }
        List<GaussianRanks> columns = new ArrayList<>();
        for (int c = 0; c < count; c++) {
            int column = c;
            columns.add(GaussianRanks.of(
                    rows.stream().map(row -> row.columns().get(column)).toList()));
        }
        return new ColumnScores(columns);
    }

    /** How many columns there are. */
    public int size() {
        return columns.size();
    }

    /**
     * Checks that a row has as many columns as those that were learnt from.
     *
     * @throws IllegalArgumentException if it has more or fewer
     */
    public void require(Row row) {
        if (row.columns().size() != columns.size()) {
            throw new IllegalArgumentException("found a row of ["
                    + row.columns().size() + "] columns, accepted: " + columns.size() + " as what was learnt from had");
        }
    }

    /**
     * The row with its columns on the scale; the same one if there are none.
     *
     * @throws IllegalArgumentException if it has more or fewer columns
     */
    public Row apply(Row row) {
        require(row);
        if (columns.isEmpty()) {
            return row;
        }
        List<Double> scores = new ArrayList<>(columns.size());
        for (int c = 0; c < columns.size(); c++) {
            scores.add(columns.get(c).scoreOf(row.columns().get(c)));
        }
        return new Row(row.genotype(), scores);
    }

    /** The number of a column that has this score. */
    public double value(int column, double score) {
        return columns.get(column).value(score);
    }

    /** Writes the scale, for {@link #read}. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(columns.size());
        for (GaussianRanks column : columns) {
            column.write(out);
        }
    }

    /** Reads what {@link #write} wrote. */
    public static ColumnScores read(DataInput in) throws IOException {
        int count = in.readInt();
        List<GaussianRanks> columns = new ArrayList<>();
        for (int c = 0; c < count; c++) {
            columns.add(GaussianRanks.read(in));
        }
        return new ColumnScores(columns);
    }
}
