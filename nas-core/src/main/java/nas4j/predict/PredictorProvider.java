package nas4j.predict;

import nas4j.plugin.Plugin;
import nas4j.space.SearchSpace;

/** Makes predictors of one kind; found by its name. Thread-safe. */
public interface PredictorProvider extends Plugin {

    /** One sentence that says what it is and when to take it. */
    String summary();

    /** Authors, year and title of what it follows. */
    String paper();

    /**
     * A predictor that knows nothing yet.
     *
     * @param space of the genotypes it will see
     * @param seed of all its randomness
     */
    PerformancePredictor open(SearchSpace space, long seed);
}
