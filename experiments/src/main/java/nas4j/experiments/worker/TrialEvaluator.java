package nas4j.experiments.worker;

import nas4j.evaluate.TrialOutcome;

/** Evaluates jobs in a worker, one after the other. Used by one thread. */
@FunctionalInterface
public interface TrialEvaluator {

    /**
     * One evaluation. What it throws costs the trial, not the worker.
     *
     * @param progress may be told how far it is
     * @throws InterruptedException if the worker is to end
     */
    TrialOutcome evaluate(TrialJob job, ProgressListener progress) throws InterruptedException;

    /** Is told how far an evaluation is. */
    @FunctionalInterface
    interface ProgressListener {
        /**
         * It is so far.
         *
         * @param done share of the evaluation, 0 to 1
         */
        void progress(double done, String text);
    }
}
