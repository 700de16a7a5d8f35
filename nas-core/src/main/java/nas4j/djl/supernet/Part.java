package nas4j.djl.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import java.util.ArrayList;
import java.util.List;

/**
 * A box in an array: in each dimension the first so many numbers, or those in the middle.
 *
 * @param sizes of the box
 * @param centred number of dimensions, counted from the last, whose middle it takes
 */
record Part(List<Long> sizes, int centred) {
    /** Dimensions of a convolution's weights that are centred: height and width. */
    static final int OF_KERNEL = 2;

    Part {
        sizes = List.copyOf(sizes);
    }

    static Part of(int centred, long... sizes) {
        List<Long> list = new ArrayList<>();
        for (long size : sizes) {
            list.add(size);
        }
        return new Part(list, centred);
    }

    /** The smallest box that holds both. */
    Part and(Part other) {
        List<Long> larger = new ArrayList<>();
        for (int k = 0; k < sizes.size(); k++) {
            larger.add(Math.max(sizes.get(k), other.sizes.get(k)));
        }
        return new Part(larger, centred);
    }

    /** Where it is in an array of this shape. */
    Block in(Shape all) {
        List<Long> starts = new ArrayList<>(sizes.size());
        List<Long> ends = new ArrayList<>(sizes.size());
        for (int axis = 0; axis < sizes.size(); axis++) {
            long start = start(sizes.get(axis), axis, all, centred);
            starts.add(start);
            ends.add(start + sizes.get(axis));
        }
        return new Block(starts, ends);
    }

    /** Its numbers in an array, as {@link Block#of}. */
    PtNDArray of(NDArray array, NDManager manager) {
        return in(array.getShape()).of(array, manager);
    }

    /** Where the numbers of a box begin in a dimension. */
    static long start(long size, int axis, Shape all, int centred) {
        return axis < all.dimension() - centred ? 0 : (all.get(axis) - size) / 2;
    }
}
