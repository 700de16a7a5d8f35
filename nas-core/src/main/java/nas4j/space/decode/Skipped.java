package nas4j.space.decode;

import java.util.Set;

/**
 * Places that stay in float.
 *
 * @param beginnings paths; whatever stands below one is among them
 */
public record Skipped(Set<String> beginnings) {
    /** Nothing stays in float. */
    public static final Skipped NONE = new Skipped(Set.of());

    public Skipped {
        beginnings = Set.copyOf(beginnings);
    }

    /** Whether the place of this path stays in float. */
    public boolean has(String path) {
        if (beginnings.isEmpty()) {
            return false;
        }
        boolean found = beginnings.contains(path);
        for (int end = path.lastIndexOf('/'); end > 0 && !found; end = path.lastIndexOf('/', end - 1)) {
            found = beginnings.contains(path.substring(0, end));
        }
        return found;
    }
}
