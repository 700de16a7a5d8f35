package nas4j.graph.picture;

/** Paths of nodes and groups, whose parts are separated by slashes. */
final class Paths {
    private Paths() {}

    /** The group that a node or group is in; empty for none. */
    static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    /** What follows the group's path in the path of something in it. */
    static String within(String path, String group) {
        return group.isEmpty() ? path : path.substring(group.length() + 1);
    }

    /** Number of parts, at least 1. */
    static int depth(String path) {
        return (int) path.chars().filter(letter -> letter == '/').count() + 1;
    }

    /** Whether a path is in a group, at any depth. */
    static boolean isIn(String path, String group) {
        return group.isEmpty() || (path.startsWith(group) && path.startsWith("/", group.length()));
    }
}
