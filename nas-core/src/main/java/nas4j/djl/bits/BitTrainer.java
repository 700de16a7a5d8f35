package nas4j.djl.bits;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import nas4j.djl.Engine;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.Normalisation;
import nas4j.djl.supernet.differentiable.ExpectedCost;
import nas4j.djl.supernet.differentiable.Found;
import nas4j.djl.supernet.differentiable.TwoHalves;
import nas4j.djl.supernet.train.Resumption;
import nas4j.djl.task.Tasks;
import nas4j.djl.train.Checkpoint;
import nas4j.djl.trial.Deadline;
import nas4j.djl.trial.TrainingPlan;
import nas4j.search.bits.BitChoice;
import nas4j.search.bits.BitPolicy;
import nas4j.search.bits.BitSearch;
import nas4j.search.differentiable.CostTerm;
import nas4j.search.differentiable.Mixture;
import nas4j.search.differentiable.SearchEpoch;
import nas4j.search.differentiable.SearchTrace;
import nas4j.space.Genotype;
import org.jspecify.annotations.Nullable;

/**
 * Searches the bits of an architecture's weights and values on one set of images: the network is trained in single precision, its steps
 * are found, and then it learns with all options mixed, weights from one half of the images and shares from the other. On the
 * processor the same arguments give the same bits everywhere, also with a stop at any instant between.
 */
public final class BitTrainer {
    private final Engine engine;
    private final TrainingPlan training;
    private final ImageData data;
    private final Normalisation normalisation;
    private final Consumer<SearchEpoch> listener;

    /**
     * A trainer on these images.
     *
     * @param data training images, of which both halves are made
     * @param listener is told of each epoch that is done, by the thread that searches; not again of those before a stop
     */
    public BitTrainer(
            Engine engine,
            TrainingPlan training,
            ImageData data,
            Normalisation normalisation,
            Consumer<SearchEpoch> listener) {
        this.engine = engine;
        this.training = training;
        this.data = data;
        this.normalisation = normalisation;
        this.listener = listener;
    }

    /**
     * Searches.
     *
     * @param cost null for none
     * @param tasks what the network learns from these images
     * @param floatEpochs passes over all images in single precision, before
     * @param seed of first weights, order, augmentation and first shares
     * @param isAllowed what the network must meet besides the space's constraints over decisions
     * @throws nas4j.djl.train.DivergedException if a loss is not finite
     * @throws nas4j.input.InputException if there is a checkpoint and it is damaged
     * @throws IllegalStateException if no network is allowed
     * @throws InterruptedException if the thread is interrupted; between two steps
     */
    public Found search(
            BitPolicy policy,
            BitSearch plan,
            @Nullable CostTerm cost,
            Tasks tasks,
            double floatEpochs,
            long seed,
            Predicate<Genotype> isAllowed,
            Resumption resumption)
            throws InterruptedException {
        Checkpoint from = resumption.read();
        List<Mixture> mixtures = BitChoice.mixtures(policy.choices());
        TwoHalves halves = new TwoHalves(data, normalisation, tasks, training.batches(), plan.epochs(), seed);
        FirstWeights first = new FirstWeights(engine, training, data, normalisation);
        try (MixedSearch search = new MixedSearch(
                engine,
                policy,
                plan,
                cost == null ? null : ExpectedCost.of(cost, mixtures),
                training.optimization(),
                from == null ? first.of(policy, tasks, floatEpochs, seed) : from.weights(),
                halves.steps(),
                seed,
                from)) {
            SearchTrace trace = from == null ? new SearchTrace() : SearchTrace.of(mixtures, from.memory());
            if (from == null || from.steps() < halves.steps()) {
                halves.run(search, trace, _ -> isLast(search, trace), resumption, Deadline.never());
            }
            List<SearchEpoch> epochs = trace.epochs();
            return new Found(policy.genotype(epochs.getLast().vectors(), isAllowed), epochs.size(), mixtures, epochs);
        }
    }

    /** Never: nothing ends it early. */
    private boolean isLast(MixedSearch search, SearchTrace trace) {
        listener.accept(trace.end(Double.NaN, search.strengths()));
        return false;
    }
}
