package nas4j.djl.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;

/**
 * A range of each dimension of an array.
 *
 * @param starts first places
 * @param ends places after the last
 */
record Block(List<Long> starts, List<Long> ends) {
    /** Of an array without dimensions. */
    static final Block POINT = new Block(List.of(), List.of());

    Block {
        starts = List.copyOf(starts);
        ends = List.copyOf(ends);
    }

    /** The same with a further dimension before the others. */
    Block behind(long start, long end) {
        List<Long> allStarts = new ArrayList<>(List.of(start));
        List<Long> allEnds = new ArrayList<>(List.of(end));
        allStarts.addAll(starts);
        allEnds.addAll(ends);
        return new Block(allStarts, allEnds);
    }

    /** This block in an array that has the numbers of another one, which holds it. */
    Block within(Block other) {
        List<Long> ownStarts = new ArrayList<>();
        List<Long> ownEnds = new ArrayList<>();
        for (int axis = 0; axis < starts.size(); axis++) {
            ownStarts.add(starts.get(axis) - other.starts.get(axis));
            ownEnds.add(ends.get(axis) - other.starts.get(axis));
        }
        return new Block(ownStarts, ownEnds);
    }

    /** Its numbers as a view through which gradients pass, attached to a manager; the array itself if it is all of it. */
    PtNDArray of(NDArray array, NDManager manager) {
        PtNDArray block = (PtNDArray) array;
        Shape all = array.getShape();
        for (int axis = 0; axis < starts.size(); axis++) {
            long start = starts.get(axis);
            long end = ends.get(axis);
            if (end - start != all.get(axis)) {
                PtNDArray narrower = JniUtils.slice(block, axis, start, end, 1);
                if (block != array) {
                    block.close();
                }
                block = narrower;
            }
        }
        if (block != array && manager != array.getManager()) {
            block.attach(manager);
        }
        return block;
    }
}
