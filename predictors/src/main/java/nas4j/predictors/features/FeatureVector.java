package nas4j.predictors.features;

import java.util.Arrays;
import java.util.function.Function;
import nas4j.predict.Row;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.encode.OneHot;

/**
 * All that is known of a row as one vector: the one-hot columns of its decisions, what its network looks like, then its
 * columns. What networks look like is remembered. For one thread.
 */
public final class FeatureVector implements Function<Row, double[]> {
    private final Function<Genotype, double[]> networks;

    private FeatureVector(SearchSpace space) {
        OneHot decisions = OneHot.of(space);
        Networks looks = Networks.of(space);
        networks = new Remembered<>(genotype ->
                joined(decisions.encode(genotype), looks.look(genotype).numbers()));
    }

    /** The vectors of a space's rows. */
    public static FeatureVector of(SearchSpace space) {
        return new FeatureVector(space);
    }

    @Override
    public double[] apply(Row row) {
        double[] network = networks.apply(row.genotype());
        return row.columns().isEmpty()
                ? network
                : joined(
                        network,
                        row.columns().stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static double[] joined(double[] first, double[] second) {
        double[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
