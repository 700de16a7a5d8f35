package nas4j.predictors.features;

import java.util.Arrays;
import java.util.function.Function;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.encode.OneHot;

/** All that is known of a genotype as one vector: the one-hot columns of its decisions, then what its network looks like. */
public final class FeatureVector implements Function<Genotype, double[]> {
    private final OneHot decisions;
    private final Networks networks;

    private FeatureVector(SearchSpace space) {
        decisions = OneHot.of(space);
        networks = Networks.of(space);
    }

    /** The vectors of a space's genotypes, remembered. */
    public static Function<Genotype, double[]> of(SearchSpace space) {
        return new Remembered<>(new FeatureVector(space));
    }

    @Override
    public double[] apply(Genotype genotype) {
        double[] first = decisions.encode(genotype);
        double[] second = networks.look(genotype).numbers();
        double[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
