package nas4j.space.layer;

import java.util.List;
import nas4j.graph.Op;

/**
 * A built-in layer that spaces can name.
 *
 * @param parameters the first one may be given without its name
 */
public record LayerType(String name, List<LayerParameter> parameters, Emit emit) {
    public LayerType {
        parameters = List.copyOf(parameters);
    }

    /** What a layer adds to the network. */
    public sealed interface Emit {}

    /** Operators in a row, from the arguments alone. */
    @FunctionalInterface
    public non-sealed interface Ops extends Emit {
        List<Op> ops(Arguments arguments);
    }

    /** Several operators that are not a row. */
    @FunctionalInterface
    public non-sealed interface Subgraph extends Emit {
        int emit(GraphTarget target, String path, Arguments arguments, int in);
    }
}
