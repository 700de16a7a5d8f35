package nas4j.agent.http;

/** The controller gave the job to another: whatever is done for it is in vain. */
public final class LeaseLostException extends Exception {
    private static final long serialVersionUID = 1;

    public LeaseLostException(String job) {
        super("the lease of job [" + job + "] is lost");
    }
}
