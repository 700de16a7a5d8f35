package nas4j.search.oneshot;

import java.util.List;
import java.util.Map;
import nas4j.space.Genotype;
import nas4j.weights.Weights;

/**
 * Draws the networks of each step by what it learnt from those before. Draws depend on the step, the seed and that alone.
 * Mutable; for one thread.
 */
public interface LearningPaths extends PathSampler {
    /**
     * Is told how a network of a step did.
     *
     * @param losses of the single tasks, not weighted, on the images that it learned from, before the step; finite
     */
    void learn(long step, Genotype network, List<Double> losses);

    /** All that was learnt, for {@link #restore}. */
    Map<String, Weights.Tensor> state();

    /**
     * Goes on from what {@link #state} gave.
     *
     * @throws IllegalArgumentException if it is of another space or other tasks
     */
    void restore(Weights state);
}
