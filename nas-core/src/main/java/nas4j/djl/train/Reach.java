package nas4j.djl.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.Parameter;

/**
 * What a step may change: an optimizer moves by momentum and weight decay also what has a gradient of zero, so what a step
 * did not use must be kept from it.
 */
@FunctionalInterface
public interface Reach {
    /** Each parameter that has a gradient. */
    Reach ALL = (network, parameter, step) -> {
        Optional<NDArray> gradient = network.findGradient(parameter);
        return gradient.isEmpty() ? List.of() : List.of(whole(parameter, gradient.get(), step));
    };

    /**
     * A part of a parameter that a step has used.
     *
     * @param values its numbers, in place
     * @param gradient of these, of their shape; scaled in place where it is clipped
     * @param part from an array of the parameter's shape that part of it: a view, which is closed after use, or the array
     */
    record Piece(NDArray values, NDArray gradient, UnaryOperator<NDArray> part) {}

    /**
     * The parts of a parameter that the step has used, which do not overlap; none if it has not used the parameter. Asked
     * for again in the same step, they have the same gradients.
     *
     * @param network whose parameter it is
     * @param step frees the arrays, unless the reach does
     */
    List<Piece> find(CompiledNetwork network, Parameter parameter, NDManager step);

    private static Piece whole(Parameter parameter, NDArray gradient, NDManager step) {
        gradient.attach(step);
        return new Piece(parameter.array(), gradient, UnaryOperator.identity());
    }

    /** Sets the gradients of a parameter to zero, or forgets them. */
    default void forget(CompiledNetwork network, Parameter parameter) {
        network.clearGradient(parameter);
    }
}
