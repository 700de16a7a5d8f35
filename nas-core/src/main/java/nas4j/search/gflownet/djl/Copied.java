package nas4j.search.gflownet.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;

/** Java's numbers in memory of the engine's own. */
final class Copied {
    private Copied() {}

    /**
     * A copy. What the engine makes of a buffer stays in memory that Java aligned, and the last digit of a product of
     * matrices depends on the alignment: it would not be the same in each run.
     */
    static NDArray of(FloatBuffer numbers, Shape shape, NDManager manager) {
        try (NDArray wrapped = manager.create(numbers, shape)) {
            return wrapped.duplicate();
        }
    }
}
