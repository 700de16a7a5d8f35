package nas4j.experiments.worker;

/** Makes the evaluator of a worker process; found by its name. */
public interface EvaluatorProvider {

    /** Lower-case words with hyphens. */
    String name();

    /**
     * An evaluator, in the worker.
     *
     * @param setup what the parent says of it
     * @throws nas4j.input.InputException if the setup is wrong
     */
    TrialEvaluator open(String setup);
}
