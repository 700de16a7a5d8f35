package nas4j.predictors.proxy.djl;

import nas4j.graph.ComputationGraph;
import nas4j.predictors.proxy.ProxyBatch;
import nas4j.predictors.proxy.ZeroCostProxy;

/** {@code grad-norm}: Σ ‖∂L/∂W‖₂ over the layers. Abdelfattah et al. 2021, section 3.1. */
public final class GradNorm implements ZeroCostProxy {
    @Override
    public String name() {
        return "grad-norm";
    }

    @Override
    public String summary() {
        return "How long the gradients of the loss of one batch are, layer by layer.";
    }

    @Override
    public String paper() {
        return "Abdelfattah et al. 2021, \"Zero-cost proxies for lightweight NAS\"";
    }

    @Override
    public boolean usesImages() {
        return true;
    }

    @Override
    public double score(ComputationGraph graph, ProxyBatch batch, long seed) throws InterruptedException {
        return LossGradients.sum(
                graph, batch, seed, (_, gradient) -> gradient.square().sum().sqrt());
    }
}
