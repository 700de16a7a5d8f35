package nas4j.djl.supernet.differentiable;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Predicate;
import nas4j.djl.Engine;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.Normalisation;
import nas4j.djl.data.Stratified;
import nas4j.djl.data.batch.Batch;
import nas4j.djl.data.batch.BatchPlan;
import nas4j.djl.data.batch.BatchSource;
import nas4j.djl.supernet.DjlSupernet;
import nas4j.djl.supernet.train.Lesson;
import nas4j.djl.supernet.train.Resumption;
import nas4j.djl.task.Tasks;
import nas4j.djl.train.Checkpoint;
import nas4j.djl.trial.Batches;
import nas4j.djl.trial.Deadline;
import nas4j.djl.trial.Images;
import nas4j.search.differentiable.EigenvalueStop;
import nas4j.search.differentiable.SearchEpoch;
import nas4j.search.differentiable.SearchTrace;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.weights.Weights;
import org.jspecify.annotations.Nullable;

/**
 * Searches networks by gradients on one set of images: the supernet's weights learn from one half, α from the other. On the
 * processor the same arguments give the same network bit by bit, also with a stop at any instant between.
 */
public final class DifferentiableTrainer {
    private static final double HALF = 0.5;

    private final Engine engine;
    private final SearchSpace space;
    private final DifferentiablePlan plan;
    private final Batches batches;
    private final ImageData data;
    private final Normalisation normalisation;
    private final Consumer<SearchEpoch> listener;

    /**
     * A trainer on these images.
     *
     * @param data training images, of which both halves are made
     * @param listener is told of each epoch that is done, by the thread that searches; not again of those before a stop
     */
    public DifferentiableTrainer(
            Engine engine,
            SearchSpace space,
            DifferentiablePlan plan,
            Batches batches,
            ImageData data,
            Normalisation normalisation,
            Consumer<SearchEpoch> listener) {
        this.engine = engine;
        this.space = space;
        this.plan = plan;
        this.batches = batches;
        this.data = data;
        this.normalisation = normalisation;
        this.listener = listener;
    }

    /**
     * Searches.
     *
     * @param supernet of this trainer's engine and space; it has its first weights, and is trained
     * @param tasks what all networks learn from these images
     * @param epochs passes over one half, from 1
     * @param seed of the halves, of order, augmentation, first α and draws
     * @param isAllowed what the network must meet besides the space's constraints over decisions
     * @throws nas4j.djl.train.DivergedException if a loss is not finite
     * @throws nas4j.djl.trial.TimeLimitException if the time is over before the last step
     * @throws nas4j.input.InputException if there is a checkpoint and it is damaged
     * @throws IllegalArgumentException if the checkpoint is of another supernet, or there are too few images
     * @throws IllegalStateException if no network is allowed
     * @throws InterruptedException if the thread is interrupted; between two steps
     */
    public Found search(
            DjlSupernet supernet,
            Tasks tasks,
            int epochs,
            long seed,
            Predicate<Genotype> isAllowed,
            Resumption resumption,
            Deadline deadline)
            throws InterruptedException {
        Checkpoint from = resumption.read();
        ImageData images = tasks.select(data);
        Stratified.Parts halves = Stratified.split(images, HALF, seed);
        if (halves.taken().size() == 0 || epochs < 1) {
            throw new IllegalArgumentException("found [" + images.size() + "] images and [" + epochs
                    + "] epochs, accepted: at least 2 images and 1 epoch");
        }
        int size = Math.min(
                batches.size(), Math.min(halves.taken().size(), halves.rest().size()));
        int perEpoch = halves.taken().size() / size;
        BatchPlan order = BatchPlan.of(size, seed, batches.augmentation()).preparedFor(images.shape());
        long steps = Math.multiplyExact((long) epochs, perEpoch);
        try (DifferentiableSearch search = new DifferentiableSearch(engine, supernet, space, plan, steps, seed, from)) {
            SearchTrace trace = from == null ? new SearchTrace() : SearchTrace.of(search.mixtures(), from.memory());
            Run run = new Run(search, trace, tasks, halves, order, perEpoch, steps, resumption);
            OptionalInt earlier = run.findEarlier(plan.stop());
            if (earlier.isEmpty() && (from == null || from.steps() < steps)) {
                earlier = run(run, deadline);
            }
            int epoch = earlier.orElse(trace.epochs().size());
            SearchEpoch chosen = trace.epochs().get(epoch - 1);
            return new Found(search.genotype(chosen.vectors(), isAllowed), epoch, search.mixtures(), trace.epochs());
        }
    }

    private OptionalInt run(Run run, Deadline deadline) throws InterruptedException {
        OptionalInt earlier = OptionalInt.empty();
        try (BatchSource forWeights =
                        BatchSource.endless(run.halves.taken(), normalisation, run.order, run.search.done());
                BatchSource forAlphas =
                        BatchSource.endless(run.halves.rest(), normalisation, run.order, run.search.done())) {
            while (run.search.done() < run.steps && earlier.isEmpty()) {
                deadline.check("step", run.search.done(), run.steps);
                try (Batch one = forWeights.next();
                        Batch other = forAlphas.next()) {
                    DifferentiableSearch.Losses losses =
                            run.search.step(example(one, run.tasks), example(other, run.tasks));
                    run.trace.add(losses.training(), losses.validation());
                    if (run.search.done() % run.perEpoch == 0) {
                        listener.accept(run.trace.end(eigenvalue(run, other), run.search.strengths()));
                        earlier = run.findEarlier(plan.stop());
                    }
                }
                run.resumption.leave(run.search.done(), run.steps, run::checkpoint);
            }
        }
        return earlier;
    }

    private double eigenvalue(Run run, Batch batch) {
        EigenvalueStop stop = plan.stop();
        boolean isDue = stop != null && stop.isDue(run.trace.epochs().size() + 1);
        return isDue ? run.search.eigenvalue(example(batch, run.tasks)) : Double.NaN;
    }

    private Example example(Batch batch, Tasks tasks) {
        return new Example(
                manager -> new NDArray[] {Images.array(batch, data.shape(), manager)}, Lesson.of(tasks, batch));
    }

    /** One search and where it is. */
    private record Run(
            DifferentiableSearch search,
            SearchTrace trace,
            Tasks tasks,
            Stratified.Parts halves,
            BatchPlan order,
            int perEpoch,
            long steps,
            Resumption resumption) {

        Checkpoint checkpoint() {
            Checkpoint own = search.checkpoint();
            Map<String, Weights.Tensor> memory =
                    new LinkedHashMap<>(own.memory().tensors());
            memory.putAll(trace.state());
            return new Checkpoint(own.steps(), own.learningRate(), own.weights(), Weights.of(memory));
        }

        OptionalInt findEarlier(@Nullable EigenvalueStop stop) {
            return stop == null ? OptionalInt.empty() : stop.findEarlier(trace.eigenvalues());
        }
    }
}
