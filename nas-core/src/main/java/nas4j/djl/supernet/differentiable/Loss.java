package nas4j.djl.supernet.differentiable;

import ai.djl.ndarray.NDArray;
import java.util.function.Consumer;

/** A scalar that depends on weights and on architecture weights, as they are when it is computed. */
@FunctionalInterface
interface Loss {
    /**
     * Computes it with gradients recorded, and frees what that took.
     *
     * @param use computes gradients of the scalar, which it must not keep
     */
    void compute(Consumer<NDArray> use);
}
