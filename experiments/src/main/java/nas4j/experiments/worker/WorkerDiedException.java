package nas4j.experiments.worker;

/** A worker process has ended, or had to be ended. */
final class WorkerDiedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean isTheTrials;

    /** @param isTheTrials whether it had begun the evaluation */
    WorkerDiedException(String message, boolean isTheTrials) {
        super(message);
        this.isTheTrials = isTheTrials;
    }

    boolean isTheTrials() {
        return isTheTrials;
    }
}
