package nas4j.experiments.cli.output;

/** What a command's exit code says. */
public final class ExitCodes {
    /** All is done. */
    public static final int DONE = 0;

    /** The work failed. */
    public static final int WORK_FAILED = 1;

    /** What a person wrote is wrong; the message says what. */
    public static final int INPUT_WRONG = 2;

    /** A person ended it; all that was finished is kept. */
    public static final int INTERRUPTED = 130;

    private ExitCodes() {}
}
