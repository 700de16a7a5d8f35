package nas4j.graph;

/** An operator that cannot take the shapes it was given. The message names the node, the shapes found and needed. */
public final class ShapeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String nodePath;

    ShapeException(String nodePath, String problem) {
        super("node [" + nodePath + "]: " + problem);
        this.nodePath = nodePath;
    }

    /** Path of the node that does not fit. */
    public String nodePath() {
        return nodePath;
    }
}
