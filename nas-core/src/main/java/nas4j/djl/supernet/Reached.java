package nas4j.djl.supernet;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * For each parameter the smallest box that holds what networks of one step used of it. Mutable; for one thread.
 */
public final class Reached {
    private final Map<String, Part> parts = new HashMap<>();

    void add(String path, Part part) {
        parts.merge(path, part, Part::and);
    }

    Optional<Part> find(String path) {
        return Optional.ofNullable(parts.get(path));
    }

    void clear() {
        parts.clear();
    }
}
