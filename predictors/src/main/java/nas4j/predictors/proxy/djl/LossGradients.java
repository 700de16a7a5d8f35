package nas4j.predictors.proxy.djl;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.BinaryOperator;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.Parameter;
import nas4j.djl.task.TaskList;
import nas4j.djl.task.Tasks;
import nas4j.graph.ComputationGraph;
import nas4j.predictors.proxy.NoScoreException;
import nas4j.predictors.proxy.ProxyBatch;
import nas4j.predictors.proxy.Signal;
import nas4j.predictors.proxy.WithoutDropout;

/** Figures of the gradients of the loss that training would begin with, on one batch. */
final class LossGradients {
    private LossGradients() {}

    /** The sum over all layers of a figure of weights and gradients. */
    static double sum(ComputationGraph graph, ProxyBatch batch, long seed, BinaryOperator<NDArray> figure)
            throws InterruptedException {
        ComputationGraph simple = WithoutDropout.of(graph);
        Tasks tasks = Tasks.of(simple, batch.images(), new TaskList.Derived(0));
        Signal.require(simple);
        try (ImageRun run = ImageRun.open(simple, tasks.select(batch.images()), batch, seed)) {
            CompiledNetwork network = run.untrained().network();
            List<Parameter> layers = LayerSum.layers(network);
            network.backward(tasks.loss(run.untrained().forward(run.images()), run.batch()));
            return NoScoreException.requireFinite(LayerSum.of(network, layers, figure));
        }
    }
}
