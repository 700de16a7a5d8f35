package nas4j.predictors.proxy;

import nas4j.graph.ComputationGraph;
import nas4j.plugin.Plugin;

/**
 * A figure of an untrained network that orders networks much as their accuracy does; more is better. Found by its name.
 * Thread-safe.
 */
public interface ZeroCostProxy extends Plugin {

    /** One sentence that says what it is. */
    String summary();

    /** Authors, year and title of what it follows. */
    String paper();

    /** Whether it looks at the images of the batch; otherwise at their number alone, or at nothing. */
    boolean usesImages();

    /**
     * The score of a network. Deterministic: a graph, a batch and a seed have one score, bit by bit where the engine has one
     * thread.
     *
     * @param graph as its space builds it, nothing simplified
     * @param seed of the first weights, and of noise
     * @return a finite number without a unit
     * @throws NoScoreException if the network has no such score, or one that is not finite
     * @throws nas4j.djl.task.MismatchException if it uses images, and the network does not fit them
     * @throws InterruptedException if the thread is interrupted
     */
    double score(ComputationGraph graph, ProxyBatch batch, long seed) throws InterruptedException;
}
