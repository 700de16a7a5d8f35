package nas4j.djl.trial;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import nas4j.djl.data.ImageShape;
import nas4j.djl.data.batch.Batch;

/** Hands images to the engine. */
public final class Images {
    private Images() {}

    /** {@code [b, c, h, w]}; on the processor it is the batch's memory, which has to stay open. */
    public static NDArray array(Batch batch, ImageShape shape, NDManager manager) {
        Shape dims = new Shape(batch.size(), shape.channels(), shape.height(), shape.width());
        return manager.create(batch.images(), dims, DataType.FLOAT32);
    }
}
