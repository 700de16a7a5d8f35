package nas4j.hardware.transfer.fit;

import java.util.stream.IntStream;

/**
 * Columns with mean 0 and variance 1 over the rows that were seen, divided by the root of their number, so that a row's
 * squared length is 1 on average. Columns that never change are dropped. Immutable.
 */
public final class Scaling {
    private static final double LEAST_STD = 1e-9;

    private final int width;
    private final int[] kept;
    private final double[] means;
    private final double[] factors;

    private Scaling(int width, int[] kept, double[] means, double[] factors) {
        this.width = width;
        this.kept = kept;
        this.means = means;
        this.factors = factors;
    }

    /** That of a table. */
    public static Scaling of(NumberTable table) {
        Moments[] moments = IntStream.range(0, table.width())
                .mapToObj(column -> Moments.of(table.column(column)))
                .toArray(Moments[]::new);
        int[] kept = IntStream.range(0, moments.length)
                .filter(column -> moments[column].std() > LEAST_STD * Math.max(1, Math.abs(moments[column].mean())))
                .toArray();
        double[] means =
                IntStream.of(kept).mapToDouble(column -> moments[column].mean()).toArray();
        double[] factors = IntStream.of(kept)
                .mapToDouble(column -> 1 / (moments[column].std() * Math.sqrt(kept.length)))
                .toArray();
        return new Scaling(table.width(), kept, means, factors);
    }

    /** Numbers that are left of a row. */
    public int width() {
        return kept.length;
    }

    /** A row, of the table or another, without the dropped columns. */
    public double[] apply(double[] row) {
        if (row.length != width) {
            throw new IllegalArgumentException("found [" + row.length + "] features, accepted: " + width);
        }
        double[] scaled = new double[kept.length];
        for (int k = 0; k < scaled.length; k++) {
            scaled[k] = (row[kept[k]] - means[k]) * factors[k];
        }
        return scaled;
    }
}
