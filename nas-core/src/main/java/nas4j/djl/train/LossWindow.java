package nas4j.djl.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import nas4j.djl.memory.ProcessorCopy;

/** Losses of the last steps that were not read yet: reading waits until all that was computed is there. */
final class LossWindow implements AutoCloseable {
    private final NDManager manager;
    private final int size;
    private final List<PtNDArray> losses = new ArrayList<>();

    /** @param size losses that are read at once */
    LossWindow(NDManager manager, int size) {
        this.manager = manager;
        this.size = size;
    }

    void add(NDArray loss) {
        PtNDArray alone = JniUtils.detachGradient((PtNDArray) loss);
        alone.attach(manager);
        losses.add(alone);
    }

    boolean isFull() {
        return losses.size() >= size;
    }

    /** The losses in their order, the oldest first; none is left. */
    float[] read() {
        try (NDArray all = JniUtils.stack(losses.toArray(PtNDArray[]::new), 0)) {
            return ProcessorCopy.numbers(all);
        } finally {
            losses.forEach(PtNDArray::close);
            losses.clear();
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
