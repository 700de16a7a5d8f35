package nas4j.djl.supernet;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import nas4j.djl.GraphCompiler.Lender;
import org.jspecify.annotations.Nullable;

/**
 * Lends parameters, and puts branches together.
 *
 * @param mixes by the number of the choice
 */
record MixedLending(Lending lending, MixedGraph mixed, Map<Integer, Mix> mixes) implements Lender {
    @Override
    public @Nullable NDArray lend(String path, Role role, long... dims) {
        return lending.lend(path, role, dims);
    }

    @Override
    public Optional<Function<NDArray[], NDArray>> findSum(String path) {
        return Optional.ofNullable(mixed.choices().get(path)).map(choice -> {
            Mix mix = Objects.requireNonNull(mixes.get(choice.id()));
            var places = Objects.requireNonNull(mixed.places().get(path));
            return values -> mix.of(places, values);
        });
    }
}
