package nas4j.predictors.proxy;

import nas4j.graph.ComputationGraph;
import nas4j.graph.GraphCost;

/** {@code macs}: multiply-accumulates for one example. */
public final class Macs implements ZeroCostProxy {
    @Override
    public String name() {
        return "macs";
    }

    @Override
    public String summary() {
        return "Multiply-accumulates for one example: the other baseline.";
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
        long macs = GraphCost.of(graph).macs();
        if (macs == 0) {
            throw new NoScoreException("it has no multiply-accumulates");
        }
        return macs;
    }
}
