package nas4j.agent.http;

/** The controller knows this agent's token not, or not any more: asking again is in vain. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public RefusedException() {
        super("the controller does not know this token. Maybe enroll the device again, and copy the new token file.");
    }
}
