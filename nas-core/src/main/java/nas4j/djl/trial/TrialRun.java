package nas4j.djl.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.Engine;
import nas4j.djl.GraphCompiler;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.Normalisation;
import nas4j.djl.data.Stratified;
import nas4j.djl.task.MismatchException;
import nas4j.djl.task.NotFiniteException;
import nas4j.djl.task.Tasks;
import nas4j.djl.train.Checkpoint;
import nas4j.djl.train.DivergedException;
import nas4j.evaluate.Budget;
import nas4j.evaluate.InFloat;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import nas4j.evaluate.TrialOutcome.Completed;
import nas4j.evaluate.TrialOutcome.Failed;
import nas4j.evaluate.TrialOutcome.Infeasible;
import nas4j.graph.ComputationGraph;
import nas4j.graph.GraphCost;
import nas4j.graph.Simplification;
import nas4j.graph.quantize.RoundingPlan;
import nas4j.space.Architecture;

/**
 * Trains architectures and measures them: rounded, if their nodes' precisions say so, and under names of their own what
 * they were before. However a run ends, nothing of its network stays in memory.
 */
final class TrialRun {
    /** Java fills an array of the engine's, and counts its bytes with an int. */
    private static final long MOST_PARAMETERS = Integer.MAX_VALUE / Float.BYTES;

    private final GraphCompiler compiler;
    private final TrainingPlan plan;
    private final ImageData images;
    private final Normalisation normalisation;
    private final List<Evaluation> parts = new ArrayList<>();
    private final Consumer<TrainingProgress> listener;
    private final LongSupplier nanoTime;

    /**
     * A run on these images.
     *
     * @param nanoTime the clock of time limits
     */
    TrialRun(
            Engine engine,
            TrainingPlan plan,
            ImageData images,
            Consumer<TrainingProgress> listener,
            LongSupplier nanoTime) {
        this.compiler = new GraphCompiler(engine);
        this.plan = plan;
        this.images = images;
        this.normalisation = Normalisation.of(images);
        this.listener = listener;
        this.nanoTime = nanoTime;
    }

    /** What is trained will be measured on these as well. */
    TrialRun measuring(ImageData part, Split split) {
        parts.add(new Evaluation(part, normalisation, split));
        return this;
    }

    /**
     * One run.
     *
     * @param trained sees the network when it has been measured
     */
    TrialOutcome run(
            Architecture architecture,
            Budget budget,
            long seed,
            Continuation continuation,
            Consumer<CompiledNetwork> trained)
            throws InterruptedException {
        TrainingPlan own = HyperParameters.apply(architecture.training(), plan);
        ComputationGraph graph = Simplification.simplify(architecture.graph());
        Optional<String> tooLarge = findTooLarge(graph);
        if (tooLarge.isPresent()) {
            return new Infeasible(tooLarge.get());
        }
        try {
            return measured(graph, own, budget, seed, continuation, trained);
        } catch (MismatchException e) {
            return new Infeasible(String.valueOf(e.getMessage()));
        } catch (DivergedException | TimeLimitException e) {
            return new Failed(String.valueOf(e.getMessage()));
        } catch (RuntimeException | OutOfMemoryError e) {
            Optional<String> shortage = MemoryShortage.find(e);
            if (shortage.isEmpty()) {
                throw e;
            }
            return new Failed(shortage.get());
        }
    }

    private TrialOutcome measured(
            ComputationGraph graph,
            TrainingPlan own,
            Budget budget,
            long seed,
            Continuation continuation,
            Consumer<CompiledNetwork> trained)
            throws InterruptedException {
        Deadline deadline = Deadline.of(budget, nanoTime);
        Tasks tasks = Tasks.of(graph, images, own.tasks());
        boolean rounds = RoundingPlan.of(graph).rounds();
        Stratified.Parts held =
                rounds ? own.quantisation().heldOut(images, seed) : new Stratified.Parts(images, images);
        List<Measurement> measurements = new ArrayList<>();
        try (CompiledNetwork network = compiler.compile(graph, seed)) {
            Trainer trainer = new Trainer(own, held.rest(), normalisation, listener);
            Checkpoint from = continuation.read(network, own.optimization().optimizer());
            if (from == null && continuation.from() != null) {
                measurements.add(Measurement.exact(Continuation.LOST, 1, ""));
            }
            Trained training =
                    trainer.train(network, tasks, budget.epochs(), seed, deadline, from, continuation::leave);
            try {
                List<Measurement> figures = figures(network, tasks, own, deadline);
                if (rounds) {
                    figures.forEach(figure -> measurements.add(InFloat.of(figure)));
                    try (CompiledNetwork rounded = new Quantiser(
                                    compiler, own, held.rest(), held.taken(), normalisation, listener)
                            .quantise(network, tasks, seed, deadline)) {
                        measurements.addAll(figures(rounded, tasks, own, deadline));
                        trained.accept(rounded);
                    }
                } else {
                    measurements.addAll(figures);
                    trained.accept(network);
                }
            } catch (NotFiniteException e) {
                return new Failed(e.getMessage() + " after step [" + training.steps() + "] with learning rate ["
                        + training.learningRate() + "]\nMaybe the learning rate is too high.");
            }
        }
        return new Completed(measurements);
    }

    private List<Measurement> figures(CompiledNetwork network, Tasks tasks, TrainingPlan own, Deadline deadline)
            throws InterruptedException {
        List<Measurement> figures = new ArrayList<>();
        for (Evaluation part : parts) {
            figures.addAll(part.measure(network, tasks, own.batches().size(), deadline));
        }
        return figures;
    }

    private static Optional<String> findTooLarge(ComputationGraph graph) {
        return graph.nodes().stream()
                .filter(node -> GraphCost.parameters(graph, node) > MOST_PARAMETERS)
                .map(node -> "node [" + node.path() + "] has [" + GraphCost.parameters(graph, node)
                        + "] parameters, accepted: up to " + MOST_PARAMETERS)
                .findFirst();
    }
}
