package nas4j.djl.supernet;

import ai.djl.ndarray.NDArray;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import nas4j.djl.Parameter;
import nas4j.djl.train.Reach;

/**
 * For each parameter the smallest box that holds what networks of one step used of it. Mutable; for one thread.
 */
public final class Reached implements Reach {
    private final Map<String, Part> parts = new HashMap<>();

    void add(String path, Part part) {
        parts.merge(path, part, Part::and);
    }

    @Override
    public Optional<UnaryOperator<NDArray>> find(Parameter parameter) {
        return Optional.ofNullable(parts.get(parameter.path())).map(part -> part::of);
    }

    /** Begins a new step. */
    public void clear() {
        parts.clear();
    }
}
