package nas4j.djl.bits;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import nas4j.djl.memory.ProcessorCopy;

/**
 * How probable the options of each choice are in a pass: the softmax of their strengths. They are set before each pass, and
 * end with its manager. For one thread.
 */
final class Shares {
    private final List<PtNDArray> strengths = new ArrayList<>();
    private final List<PtNDArray> shares = new ArrayList<>();

    /**
     * Sets them for a pass.
     *
     * @param values the strengths of each choice
     * @param areLearned whether gradients of the strengths are recorded
     */
    void set(List<float[]> values, boolean areLearned, NDManager manager) {
        strengths.clear();
        shares.clear();
        for (float[] vector : values) {
            PtNDArray array = (PtNDArray) manager.create(vector);
            array.setRequiresGradient(areLearned);
            strengths.add(array);
        }
    }

    /** Computes them, in the pass: gradients are recorded by then. */
    void compute() {
        shares.clear();
        strengths.forEach(own -> shares.add(JniUtils.softmax(own, 0, DataType.FLOAT32)));
    }

    PtNDArray of(int choice) {
        return shares.get(choice);
    }

    List<PtNDArray> all() {
        return List.copyOf(shares);
    }

    /** The gradients of the strengths. */
    List<float[]> gradients() {
        List<float[]> gradients = new ArrayList<>();
        for (PtNDArray own : strengths) {
            try (NDArray gradient = own.getGradient()) {
                gradients.add(ProcessorCopy.numbers(gradient));
            }
        }
        return gradients;
    }
}
