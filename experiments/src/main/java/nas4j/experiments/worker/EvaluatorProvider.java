package nas4j.experiments.worker;

import nas4j.plugin.Plugin;

/** Makes the evaluator of a worker process; found by its name. */
public interface EvaluatorProvider extends Plugin {

    /**
     * An evaluator, in the worker.
     *
     * @param setup what the parent says of it
     * @throws nas4j.input.InputException if the setup is wrong
     */
    TrialEvaluator open(String setup);
}
