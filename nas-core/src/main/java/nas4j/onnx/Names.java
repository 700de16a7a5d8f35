package nas4j.onnx;

import java.util.HashSet;
import java.util.Set;

/** Names that were given; none is given twice. For one thread. */
final class Names {
    private static final String NAMELESS = "_"; // an empty name would mean "left out"

    private final Set<String> taken = new HashSet<>();

    /** The wanted name, or one close to it if it was given before. */
    String claim(String wanted) {
        String name = wanted.isEmpty() ? NAMELESS : wanted;
        while (!taken.add(name)) {
            name += "'";
        }
        return name;
    }

    boolean contains(String name) {
        return taken.contains(name);
    }
}
