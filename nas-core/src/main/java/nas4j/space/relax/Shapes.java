package nas4j.space.relax;

import nas4j.graph.TensorShape;

/** Bounds of shapes, dimension by dimension. */
final class Shapes {
    private Shapes() {}

    /** The larger, or smaller, of two shapes in each dimension; of different ranks, the one with more, or fewer, elements. */
    static TensorShape bound(TensorShape a, TensorShape b, boolean widest) {
        if (a.equals(b)) {
            return a;
        }
        if (a.rank() != b.rank()) {
            return (a.elements() >= b.elements()) == widest ? a : b;
        }
        int[] dims = a.toArray();
        for (int k = 0; k < dims.length; k++) {
            dims[k] = widest ? Math.max(dims[k], b.dim(k)) : Math.min(dims[k], b.dim(k));
        }
        return TensorShape.of(a.type(), dims);
    }

    /** Whether every dimension lies between the bounds'; shapes of other ranks are not compared. */
    static boolean within(TensorShape shape, TensorShape narrowest, TensorShape widest) {
        boolean within = true;
        for (int k = 0; k < shape.rank(); k++) {
            within &= shape.rank() != widest.rank() || shape.dim(k) <= widest.dim(k);
            within &= shape.rank() != narrowest.rank() || shape.dim(k) >= narrowest.dim(k);
        }
        return within;
    }
}
