package nas4j.djl.train;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import java.util.function.UnaryOperator;
import nas4j.djl.Parameter;

/**
 * What a step may change: an optimizer moves by momentum and weight decay also what has a gradient of zero, so what a step
 * did not use must be kept from it.
 */
@FunctionalInterface
public interface Reach {
    /** Each parameter that has a gradient. */
    Reach ALL = _ -> Optional.of(UnaryOperator.identity());

    /**
     * The part of a parameter that the step has used; empty if it has not used the parameter.
     *
     * @return from an array of the parameter's shape that part of it: a view, which is closed after use, or the array
     */
    Optional<UnaryOperator<NDArray>> find(Parameter parameter);
}
