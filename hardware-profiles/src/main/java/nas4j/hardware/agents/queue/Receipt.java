package nas4j.hardware.agents.queue;

/** What became of a result. */
public enum Receipt {
    /** It counts. */
    TAKEN,
    /** It was taken before. */
    REPEATED,
    /** The job had been given to another. */
    LOST
}
