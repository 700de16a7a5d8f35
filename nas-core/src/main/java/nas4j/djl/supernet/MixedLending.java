package nas4j.djl.supernet;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import java.util.function.Function;
import nas4j.djl.GraphCompiler.Lender;
import org.jspecify.annotations.Nullable;

/** Lends parameters to a mixed graph, and puts its branches together. */
record MixedLending(Lending lending, MixedGraph mixed) implements Lender {
    @Override
    public @Nullable NDArray lend(String path, Role role, long... dims) {
        int dot = path.lastIndexOf('.');
        WeighedNorm norm = mixed.norms().get(path.substring(0, dot));
        if (norm == null || role == Role.KEPT) {
            return lending.lend(path, role, dims);
        }
        NDArray own = norm.isAffine() ? lending.lend(path, role, dims) : null;
        return norm.times(own, path.endsWith(".scale"), lending.manager(), dims);
    }

    @Override
    public Optional<Function<NDArray[], NDArray>> findFunction(String path) {
        return Optional.ofNullable(mixed.functions().get(path));
    }
}
