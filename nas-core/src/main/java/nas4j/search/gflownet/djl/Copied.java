package nas4j.search.gflownet.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;

/** Java's numbers in memory of the engine's own. */
final class Copied {
    private Copied() {}

    /**
     * A copy. An array made of a buffer stays in memory that Java aligned as it came, and libraries of matrix products
     * promise the same last digits only where memory is aligned the same; the engine aligns its own.
     */
    static NDArray of(FloatBuffer numbers, Shape shape, NDManager manager) {
        try (NDArray wrapped = manager.create(numbers, shape)) {
            return wrapped.duplicate();
        }
    }
}
