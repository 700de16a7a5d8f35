package nas4j.djl.supernet;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import nas4j.djl.GraphCompiler.Lender;
import org.jspecify.annotations.Nullable;

/**
 * Lends parameters, and puts branches together.
 *
 * @param functions by the paths of a {@link MixedGraph}
 */
record MixedLending(Lending lending, Map<String, Function<NDArray[], NDArray>> functions) implements Lender {
    @Override
    public @Nullable NDArray lend(String path, Role role, long... dims) {
        return lending.lend(path, role, dims);
    }

    @Override
    public Optional<Function<NDArray[], NDArray>> findFunction(String path) {
        return Optional.ofNullable(functions.get(path));
    }
}
