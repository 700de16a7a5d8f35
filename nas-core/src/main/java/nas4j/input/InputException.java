package nas4j.input;

/**
 * Something a person wrote is wrong. The message says where (file, line, column, key path), what was found in brackets,
 * what is accepted, and what was probably meant.
 */
public final class InputException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient Where where;
    private final String problem;

    public InputException(Where where, String problem) {
        super(where.text().isEmpty() ? problem : where.text() + ": " + problem);
        this.where = where;
        this.problem = problem;
    }

    public Where where() {
        return where;
    }

    /** This problem said of what names the thing that is wrong, such as the key with the name of a file. */
    public InputException at(Where name) {
        InputException exception = new InputException(name, String.valueOf(getMessage()));
        exception.initCause(this);
        return exception;
    }

    /** The message without the place. */
    public String problem() {
        return problem;
    }
}
