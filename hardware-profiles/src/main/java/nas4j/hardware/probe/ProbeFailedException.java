package nas4j.hardware.probe;

/** A model that could not be measured. The message says why. */
public final class ProbeFailedException extends Exception {
    private static final long serialVersionUID = 1;

    public ProbeFailedException(String message) {
        super(message);
    }
}
