package nas4j.predictors.features;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import nas4j.space.Genotype;

/**
 * The features of the genotypes that were asked for last, as making them takes building a network. What is remembered never
 * changes what is answered. For one thread.
 *
 * @param <F> features of one genotype
 */
public final class Remembered<F> implements Function<Genotype, F> {
    private static final int MOST = 20_000;

    private final Function<Genotype, F> features;
    private final Map<Genotype, F> known = new LinkedHashMap<>(16, 0.75f, true);

    public Remembered(Function<Genotype, F> features) {
        this.features = features;
    }

    @Override
    public F apply(Genotype genotype) {
        F found = known.get(genotype);
        if (found == null) {
            found = features.apply(genotype);
            known.put(genotype, found);
            if (known.size() > MOST) {
                known.remove(known.keySet().iterator().next());
            }
        }
        return found;
    }
}
