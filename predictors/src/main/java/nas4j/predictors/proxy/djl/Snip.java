package nas4j.predictors.proxy.djl;

import nas4j.graph.ComputationGraph;
import nas4j.predictors.proxy.ProxyBatch;
import nas4j.predictors.proxy.ZeroCostProxy;

/** {@code snip}: Σ |w · ∂L/∂w| over all weights. Lee et al. 2019, eq. 6, not divided by its sum. */
public final class Snip implements ZeroCostProxy {
    @Override
    public String name() {
        return "snip";
    }

    @Override
    public String summary() {
        return "How much the loss of one batch would change if weights were taken away, each alone.";
    }

    @Override
    public String paper() {
        return "Lee, Ajanthan and Torr 2019, \"SNIP: single-shot network pruning based on connection sensitivity\"";
    }

    @Override
    public boolean usesImages() {
        return true;
    }

    @Override
    public double score(ComputationGraph graph, ProxyBatch batch, long seed) throws InterruptedException {
        return LossGradients.sum(
                graph,
                batch,
                seed,
                (weights, gradient) -> gradient.muli(weights).abs().sum());
    }
}
