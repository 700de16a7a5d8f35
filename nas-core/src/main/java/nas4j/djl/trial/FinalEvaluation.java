package nas4j.djl.trial;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import nas4j.djl.Engine;
import nas4j.djl.data.Splits;
import nas4j.evaluate.Budget;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import nas4j.space.Architecture;
import nas4j.weights.Weights;
import org.jspecify.annotations.Nullable;

/**
 * The last word on an architecture that a search has chosen: trained anew, as by {@link TrainingEvaluator}, and measured
 * on the validation images and on the test images. Nothing may be chosen by what it says of the latter.
 */
public final class FinalEvaluation {
    private final TrialRun run;

    /**
     * What came out.
     *
     * @param weights of the trained network, by the paths of its simplified graph, with steps and zeros
     *     if it rounds ({@link nas4j.graph.quantize.StepNames}); null unless the outcome is {@code
     *     Completed}
     */
    public record Result(TrialOutcome outcome, @Nullable Weights weights) {}

    /** @param listener is told of each training, by the thread that trains */
    public FinalEvaluation(Engine engine, TrainingPlan plan, Splits splits, Consumer<TrainingProgress> listener) {
        run = new TrialRun(engine, plan, splits.training(), listener, System::nanoTime)
                .measuring(splits.validation(), Split.VALIDATION)
                .measuring(splits.test(), Split.TEST);
    }

    /** As {@link TrainingEvaluator#evaluate}. */
    public Result evaluate(Architecture architecture, Budget budget, long seed) throws InterruptedException {
        AtomicReference<@Nullable Weights> weights = new AtomicReference<>();
        TrialOutcome outcome =
                run.run(architecture, budget, seed, Continuation.NONE, network -> weights.set(network.weights()));
        return new Result(outcome, weights.get());
    }
}
