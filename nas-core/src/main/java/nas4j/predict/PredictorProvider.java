package nas4j.predict;

import java.io.DataInput;
import java.io.IOException;
import nas4j.plugin.Plugin;
import nas4j.space.SearchSpace;

/** Makes predictors of one kind; found by its name. Thread-safe. */
public interface PredictorProvider extends Plugin {

    /** One sentence that says what it is and when to take it. */
    String summary();

    /** Authors, year and title of what it follows. */
    String paper();

    /** Whether it looks at {@link Row#columns}; otherwise networks alone count. */
    boolean readsColumns();

    /** Whether it learns other tasks first, so that {@link #open} alone does not make one. */
    default boolean needsSources() {
        return false;
    }

    /**
     * A predictor that knows nothing yet.
     *
     * @param space of the genotypes it will see
     * @param seed of all its randomness
     * @throws IllegalArgumentException if it {@linkplain #needsSources needs sources} and has none
     */
    PerformancePredictor open(SearchSpace space, long seed);

    /**
     * A predictor that answers as the one did whose {@link PerformancePredictor#save} wrote this, bit for bit.
     *
     * @param space the one that it learnt in
     * @throws IOException if it cannot be read, or is nothing of the kind
     */
    PerformancePredictor load(SearchSpace space, DataInput in) throws IOException;
}
