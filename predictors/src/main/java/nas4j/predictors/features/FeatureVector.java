package nas4j.predictors.features;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import nas4j.predict.Row;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.encode.OneHot;

/**
 * All that is known of a row as one vector: the one-hot columns of its decisions, what its network looks like, then its
 * columns. Of a space of one network the columns alone. What networks look like is remembered. For one thread.
 */
public final class FeatureVector implements Function<Row, double[]> {
    private static final double[] NOTHING = {};

    private final Function<Genotype, double[]> networks;

    private FeatureVector(SearchSpace space) {
        if (space.decisions().isEmpty()) {
            networks = _ -> NOTHING;
            return;
        }
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
        List<Double> columns = row.columns();
        if (columns.isEmpty()) {
            return network;
        }
        double[] both = Arrays.copyOf(network, network.length + columns.size());
        for (int c = 0; c < columns.size(); c++) {
            both[network.length + c] = columns.get(c);
        }
        return both;
    }

    private static double[] joined(double[] first, double[] second) {
        double[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
