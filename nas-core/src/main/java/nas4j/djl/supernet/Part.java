package nas4j.djl.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
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

    /**
     * The box as a view of the array, through which gradients pass; the array itself if it is all of it. The caller closes
     * a view.
     */
    PtNDArray of(NDArray array) {
        PtNDArray part = (PtNDArray) array;
        for (int axis = 0; axis < sizes.size(); axis++) {
            long size = sizes.get(axis);
            long all = array.getShape().get(axis);
            if (size != all) {
                long start = axis < sizes.size() - centred ? 0 : (all - size) / 2;
                PtNDArray narrower = JniUtils.slice(part, axis, start, start + size, 1);
                closeView(part, array);
                part = narrower;
            }
        }
        return part;
    }

    /** Closes what {@link #of} made of an array. */
    static void closeView(NDArray part, NDArray array) {
        if (part != array) {
            part.close();
        }
    }
}
