package nas4j.djl.task;

/** A network whose inputs or outputs have not the shapes of the data. The message says which, and what would fit. */
public final class MismatchException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    MismatchException(String message) {
        super(message);
    }
}
