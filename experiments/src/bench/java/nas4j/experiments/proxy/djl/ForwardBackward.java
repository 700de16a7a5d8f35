package nas4j.experiments.proxy.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.GraphCompiler;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.batch.Batch;
import nas4j.djl.data.batch.BatchSource;
import nas4j.djl.task.TaskList;
import nas4j.djl.task.Tasks;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Simplification;
import nas4j.predictors.proxy.ProxyBatch;

/** What training does with a batch, but for the update of the weights. */
public final class ForwardBackward {
    private ForwardBackward() {}

    /** Seconds of CPU of one pass; compiling the network and making the batch are not counted. */
    public static double seconds(ComputationGraph graph, ProxyBatch proxies) throws InterruptedException {
        ComputationGraph simple = Simplification.simplify(graph);
        Tasks tasks = Tasks.of(simple, proxies.images(), new TaskList.Derived(0));
        ImageData images = tasks.select(proxies.images());
        try (CompiledNetwork network = new GraphCompiler(proxies.engine()).compile(simple, 1);
                BatchSource source = BatchSource.inOrder(images, proxies.normalisation(), images.size());
                Batch batch = source.next();
                NDManager step = network.newManager()) {
            Shape shape = new Shape(
                    batch.size(),
                    images.shape().channels(),
                    images.shape().height(),
                    images.shape().width());
            double start = CpuClock.seconds();
            NDArray input = step.create(batch.images(), shape, DataType.FLOAT32);
            network.backward(tasks.loss(network.forward(true, input), batch));
            return CpuClock.seconds() - start;
        }
    }
}
