package nas4j.store;

/** How far an experiment is. */
public enum ExperimentStatus {
    /** Begun and not finished. Whether a process works on it now, its lock says. */
    RUNNING,
    /** Ended by a person, to be resumed. */
    INTERRUPTED,
    /** Its budget is spent and its results are final. */
    FINISHED
}
