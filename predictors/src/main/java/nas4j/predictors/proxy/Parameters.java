package nas4j.predictors.proxy;

import nas4j.graph.ComputationGraph;
import nas4j.graph.GraphCost;

/** {@code parameters}: how many numbers would be trained. */
public final class Parameters implements ZeroCostProxy {
    @Override
    public String name() {
        return "parameters";
    }

    @Override
    public String summary() {
        return "How many numbers are trained: a baseline that few proxies beat.";
    }

    @Override
    public String paper() {
        return "Ning et al. 2021, \"Evaluating efficient performance estimators of neural architectures\"";
    }

    @Override
    public boolean usesImages() {
        return false;
    }

    /** @throws NoScoreException if there is none */
    @Override
    public double score(ComputationGraph graph, ProxyBatch batch, long seed) {
        long parameters = GraphCost.of(graph).parameters();
        if (parameters == 0) {
            throw new NoScoreException("it has no parameters");
        }
        return parameters;
    }
}
