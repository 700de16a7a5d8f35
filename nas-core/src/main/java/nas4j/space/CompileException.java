package nas4j.space;

import nas4j.input.Where;
import org.jspecify.annotations.Nullable;

/** A genotype whose network cannot be built. The message names the node, the place in the file and the reason. */
public final class CompileException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient Where where;
    private final String nodePath;
    private final String problem;

    public CompileException(Where where, String nodePath, String problem, @Nullable Throwable cause) {
        super((where.text().isEmpty() ? "" : where.text() + ": ") + problem, cause);
        this.where = where;
        this.nodePath = nodePath;
        this.problem = problem;
    }

    /** What could not be built was written here. */
    public Where where() {
        return where;
    }

    /** Path of the node that could not be built. */
    public String nodePath() {
        return nodePath;
    }

    /** The message without the place. */
    public String problem() {
        return problem;
    }
}
