package nas4j.predictors.features;

import java.util.List;
import nas4j.space.Genotype;

/** Checks rows to learn from. */
public final class Rows {
    private Rows() {}

    /**
     * Checks that there are rows, and a value for each.
     *
     * @throws IllegalArgumentException if there is no row, or numbers differ
     */
    public static void require(List<Genotype> genotypes, List<Double> values) {
        if (genotypes.isEmpty() || genotypes.size() != values.size()) {
            throw new IllegalArgumentException("found [" + genotypes.size() + "] genotypes and [" + values.size()
                    + "] values, accepted: 1 or more, and as many of each");
        }
    }
}
