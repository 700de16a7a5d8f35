package nas4j.predictors.features;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import nas4j.predict.Row;

/**
 * Rows as vectors whose columns have mean 0 and variance 1 among the rows that are learnt from; those that never differ there
 * are 0. Immutable but for what it remembers; for one thread.
 */
public final class StandardVectors {
    private static final double LEAST_VARIANCE = 1e-9;

    private final FeatureVector vectors;
    private final ColumnScores columns;
    private final double[] means;
    private final double[] scales;

    private StandardVectors(FeatureVector vectors, ColumnScores columns, double[] means, double[] scales) {
        this.vectors = vectors;
        this.columns = columns;
        this.means = means;
        this.scales = scales;
    }

    /** Measures the columns of these rows, at least 1. */
    public static StandardVectors of(FeatureVector vectors, List<Row> rows) {
        ColumnScores columns = ColumnScores.of(rows);
        double[] means = {};
        double[] scales = {};
        double n = rows.size();
        for (Row row : rows) {
            double[] vector = vectors.apply(columns.apply(row));
            if (means.length == 0) {
                means = new double[vector.length];
                scales = new double[vector.length];
            }
            for (int k = 0; k < vector.length; k++) {
                means[k] += vector[k] / n;
                scales[k] += vector[k] * vector[k] / n;
            }
        }
        for (int k = 0; k < scales.length; k++) {
            double variance = scales[k] - means[k] * means[k];
            scales[k] = variance > LEAST_VARIANCE ? 1 / Math.sqrt(variance) : 0;
        }
        return new StandardVectors(vectors, columns, means, scales);
    }

    /** Numbers of a vector. */
    public int width() {
        return means.length;
    }

    /** The vector of a row. */
    public double[] of(Row row) {
        double[] vector = vectors.apply(columns.apply(row)).clone();
        for (int k = 0; k < vector.length; k++) {
            vector[k] = (vector[k] - means[k]) * scales[k];
        }
        return vector;
    }

    /** Writes what was measured, for {@link #read}. */
    public void write(DataOutput out) throws IOException {
        columns.write(out);
        Numbers.write(means, out);
        Numbers.write(scales, out);
    }

    /** Reads what {@link #write} wrote. */
    public static StandardVectors read(FeatureVector vectors, DataInput in) throws IOException {
        return new StandardVectors(vectors, ColumnScores.read(in), Numbers.read(in), Numbers.read(in));
    }
}
