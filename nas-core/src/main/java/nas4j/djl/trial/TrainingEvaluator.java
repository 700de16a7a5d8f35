package nas4j.djl.trial;

import java.util.function.Consumer;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.Engine;
import nas4j.djl.data.Splits;
import nas4j.evaluate.Budget;
import nas4j.evaluate.Evaluator;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import nas4j.space.Architecture;

/**
 * Evaluates an architecture by training it: on the training images, measured on those of the validation split. Test
 * images are not looked at.
 *
 * <p>The outcome is {@code Completed} with the metrics of each task; {@code Infeasible} if the network does not fit the
 * data; {@code Failed} if the loss or an output is not finite, or time or memory run out. Settings that the architecture
 * decides replace those of the plan, see {@link HyperParameters}.
 */
public final class TrainingEvaluator implements Evaluator {
    private final TrialRun run;

    /** @param listener is told of each training, by the thread that trains */
    public TrainingEvaluator(Engine engine, TrainingPlan plan, Splits splits, Consumer<TrainingProgress> listener) {
        run = new TrialRun(engine, plan, splits.training(), listener, System::nanoTime)
                .measuring(splits.validation(), Split.VALIDATION);
    }

    /**
     * One evaluation.
     *
     * @throws nas4j.input.InputException if the space decides a setting that there is not, or the plan's tasks name an
     *     output or a target that there is not
     */
    @Override
    public TrialOutcome evaluate(Architecture architecture, Budget budget, long seed) throws InterruptedException {
        return evaluate(architecture, budget, seed, Continuation.NONE, _ -> {});
    }

    /**
     * One evaluation, which may go on from a shorter one, and after which somebody looks at the network.
     *
     * @param trained is given the network once it is measured, before it is freed; not called if the evaluation fails
     * @throws nas4j.input.InputException as the other
     */
    public TrialOutcome evaluate(
            Architecture architecture,
            Budget budget,
            long seed,
            Continuation continuation,
            Consumer<CompiledNetwork> trained)
            throws InterruptedException {
        return run.run(architecture, budget, seed, continuation, trained);
    }
}
