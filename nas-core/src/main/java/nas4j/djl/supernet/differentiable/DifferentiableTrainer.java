package nas4j.djl.supernet.differentiable;

import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Predicate;
import nas4j.djl.Engine;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.Normalisation;
import nas4j.djl.supernet.DjlSupernet;
import nas4j.djl.supernet.train.Resumption;
import nas4j.djl.task.Tasks;
import nas4j.djl.train.Checkpoint;
import nas4j.djl.trial.Batches;
import nas4j.djl.trial.Deadline;
import nas4j.search.differentiable.EigenvalueStop;
import nas4j.search.differentiable.SearchEpoch;
import nas4j.search.differentiable.SearchTrace;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;

/**
 * Searches networks by gradients on one set of images: the supernet's weights learn from one half, α from the other. On the
 * processor the same arguments give the same network bit by bit, also with a stop at any instant between.
 */
public final class DifferentiableTrainer {
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
        TwoHalves halves = new TwoHalves(data, normalisation, tasks, batches, epochs, seed);
        try (DifferentiableSearch search =
                new DifferentiableSearch(engine, supernet, space, plan, halves.steps(), seed, from)) {
            SearchTrace trace = from == null ? new SearchTrace() : SearchTrace.of(search.mixtures(), from.memory());
            if (findEarlier(trace).isEmpty() && (from == null || from.steps() < halves.steps())) {
                halves.run(search, trace, last -> isLast(search, trace, last), resumption, deadline);
            }
            int epoch = findEarlier(trace).orElse(trace.epochs().size());
            SearchEpoch chosen = trace.epochs().get(epoch - 1);
            return new Found(search.genotype(chosen.vectors(), isAllowed), epoch, search.mixtures(), trace.epochs());
        }
    }

    private boolean isLast(DifferentiableSearch search, SearchTrace trace, Example last) {
        EigenvalueStop stop = plan.stop();
        boolean isDue = stop != null && stop.isDue(trace.epochs().size() + 1);
        double eigenvalue = isDue ? search.eigenvalue(last) : Double.NaN;
        listener.accept(trace.end(eigenvalue, search.strengths()));
        return findEarlier(trace).isPresent();
    }

    private OptionalInt findEarlier(SearchTrace trace) {
        EigenvalueStop stop = plan.stop();
        return stop == null ? OptionalInt.empty() : stop.findEarlier(trace.eigenvalues());
    }
}
