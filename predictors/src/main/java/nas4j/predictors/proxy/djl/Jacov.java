package nas4j.predictors.proxy.djl;

import ai.djl.ndarray.NDArray;
import nas4j.djl.task.TaskList;
import nas4j.djl.task.Tasks;
import nas4j.graph.ComputationGraph;
import nas4j.predictors.proxy.JacobianCorrelation;
import nas4j.predictors.proxy.NoScoreException;
import nas4j.predictors.proxy.ProxyBatch;
import nas4j.predictors.proxy.Signal;
import nas4j.predictors.proxy.WithoutDropout;
import nas4j.predictors.proxy.ZeroCostProxy;

/**
 * {@code jacov}: how little the gradients of the outputs' sum with respect to different images are correlated, see
 * {@link JacobianCorrelation}.
 */
public final class Jacov implements ZeroCostProxy {
    @Override
    public String name() {
        return "jacov";
    }

    @Override
    public String summary() {
        return "How differently the network answers to small changes of different images.";
    }

    @Override
    public String paper() {
        return "Mellor et al. 2020, \"Neural architecture search without training\", first version";
    }

    @Override
    public boolean usesImages() {
        return true;
    }

    @Override
    public double score(ComputationGraph graph, ProxyBatch batch, long seed) throws InterruptedException {
        ComputationGraph simple = WithoutDropout.of(graph);
        Tasks tasks = Tasks.of(simple, batch.images(), new TaskList.Derived(0));
        Signal.require(simple);
        try (ImageRun run = ImageRun.open(simple, tasks.select(batch.images()), batch, seed)) {
            Untrained untrained = run.untrained().frozen();
            NDArray images = run.images();
            images.setRequiresGradient(true);
            untrained.network().backward(Untrained.total(untrained.forward(images)));
            float[] gradients = images.getGradient().toFloatArray();
            return NoScoreException.requireFinite(JacobianCorrelation.score(gradients, batch.size()));
        }
    }
}
