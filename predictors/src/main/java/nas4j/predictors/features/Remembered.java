package nas4j.predictors.features;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The features of what was asked for last, as making them takes building a network. What is remembered never
 * changes what is answered. For one thread.
 *
 * @param <K> what has features: genotypes or rows
 * @param <F> its features
 */
public final class Remembered<K, F> implements Function<K, F> {
    private static final int MOST = 20_000;

    private final Function<K, F> features;
    private final Map<K, F> known = new LinkedHashMap<>(16, 0.75f, true);

    public Remembered(Function<K, F> features) {
        this.features = features;
    }

    @Override
    public F apply(K key) {
        F found = known.get(key);
        if (found == null) {
            found = features.apply(key);
            known.put(key, found);
            if (known.size() > MOST) {
                known.remove(known.keySet().iterator().next());
            }
        }
        return found;
    }
}
