package nas4j.djl;

import ai.djl.ndarray.types.Shape;
import nas4j.graph.TensorShape;

/** Shapes as the engine writes them. */
final class Shapes {
    private Shapes() {}

    /** The shape of one example. */
    static Shape dims(TensorShape shape) {
        return new Shape(batch(shape, new long[0]));
    }

    /** The shape of a batch of unknown size: −1 first. */
    static long[] batch(TensorShape shape) {
        return batch(shape, -1);
    }

    /** The given dimensions, then those of one example. */
    static long[] batch(TensorShape shape, long... first) {
        long[] dims = new long[first.length + shape.rank()];
        System.arraycopy(first, 0, dims, 0, first.length);
        for (int k = 0; k < shape.rank(); k++) {
            dims[first.length + k] = shape.dim(k);
        }
        return dims;
    }
}
