package nas4j.predictors.proxy.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.ImageShape;
import nas4j.djl.data.batch.Batch;
import nas4j.djl.data.batch.BatchSource;
import nas4j.graph.ComputationGraph;
import nas4j.predictors.proxy.ProxyBatch;

/** A network with its first weights, and one batch of images. For one thread. */
final class ImageRun implements AutoCloseable {
    private final BatchSource source;
    private final Batch batch;
    private final Untrained untrained;
    private final ImageShape shape;

    private ImageRun(BatchSource source, Batch batch, Untrained untrained, ImageShape shape) {
        this.source = source;
        this.batch = batch;
        this.untrained = untrained;
        this.shape = shape;
    }

    /** @param images those of the batch, with the targets that are read */
    static ImageRun open(ComputationGraph graph, ImageData images, ProxyBatch proxies, long seed)
            throws InterruptedException {
        BatchSource source = BatchSource.inOrder(images, proxies.normalisation(), images.size());
        try {
            Batch batch = source.next();
            return new ImageRun(source, batch, Untrained.compile(proxies.engine(), graph, seed), images.shape());
        } catch (InterruptedException | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    Untrained untrained() {
        return untrained;
    }

    /** The targets. */
    Batch batch() {
        return batch;
    }

    /** The images {@code [n, c, h, w]}, in the batch's own memory. */
    NDArray images() {
        Shape dims = new Shape(batch.size(), shape.channels(), shape.height(), shape.width());
        return untrained.step().create(batch.images(), dims, DataType.FLOAT32);
    }

    @Override
    public void close() {
        untrained.close();
        batch.close();
        source.close();
    }
}
