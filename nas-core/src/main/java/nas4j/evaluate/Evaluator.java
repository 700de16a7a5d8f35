package nas4j.evaluate;

import nas4j.space.Architecture;

/**
 * Finds out how good an architecture is. The same architecture, budget and seed give the same outcome, wherever and
 * beside whatever else it is evaluated. One evaluator is used by one thread at a time.
 */
@FunctionalInterface
public interface Evaluator {

    /**
     * One evaluation.
     *
     * @param seed of all randomness in it
     * @throws InterruptedException if the thread is interrupted; nothing of the evaluation is left then
     */
    TrialOutcome evaluate(Architecture architecture, Budget budget, long seed) throws InterruptedException;
}
