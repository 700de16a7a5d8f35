package nas4j.store;

/**
 * A store cannot keep or read something: the disk is full or broken, or a file is damaged. What was kept before is still
 * there. The message says which file, and why.
 */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
