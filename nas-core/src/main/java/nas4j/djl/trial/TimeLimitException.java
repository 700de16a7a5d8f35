package nas4j.djl.trial;

/** An evaluation that took longer than its budget lets it: a failed trial, not an error of the program. */
public final class TimeLimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TimeLimitException(String message) {
        super(message);
    }
}
