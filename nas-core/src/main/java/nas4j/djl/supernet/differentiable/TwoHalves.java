package nas4j.djl.supernet.differentiable;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.Map;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.Normalisation;
import nas4j.djl.data.Stratified;
import nas4j.djl.data.batch.Batch;
import nas4j.djl.data.batch.BatchPlan;
import nas4j.djl.data.batch.BatchSource;
import nas4j.djl.supernet.train.Lesson;
import nas4j.djl.supernet.train.Resumption;
import nas4j.djl.task.Tasks;
import nas4j.djl.train.Checkpoint;
import nas4j.djl.trial.Batches;
import nas4j.djl.trial.Deadline;
import nas4j.djl.trial.Images;
import nas4j.search.differentiable.SearchTrace;
import nas4j.weights.Weights;

/**
 * Runs a search by gradients on images of which weights learn from one half and strengths from the other. The same arguments
 * give the same batches, also with a stop at any instant between.
 */
public final class TwoHalves {
    private static final double HALF = 0.5;

    private final ImageData data;
    private final Normalisation normalisation;
    private final Tasks tasks;
    private final Stratified.Parts halves;
    private final BatchPlan order;
    private final int perEpoch;
    private final long steps;

    /** What is done at the end of an epoch. */
    @FunctionalInterface
    public interface EpochEnd {
        /**
         * Takes note of an epoch.
         *
         * @param last images that the strengths learned from in the last step
         * @return whether the search ends with it
         */
        boolean isLast(Example last);
    }

    /**
     * Halves of the images that have what the tasks need.
     *
     * @param epochs passes over one half, from 1
     * @param seed of the halves, of order and augmentation
     * @throws IllegalArgumentException if there are fewer than two images, or no epoch
     */
    public TwoHalves(ImageData data, Normalisation normalisation, Tasks tasks, Batches batches, int epochs, long seed) {
        this.data = data;
        this.normalisation = normalisation;
        this.tasks = tasks;
        ImageData images = tasks.select(data);
        halves = Stratified.split(images, HALF, seed);
        if (halves.taken().size() == 0 || epochs < 1) {
            throw new IllegalArgumentException("found [" + images.size() + "] images and [" + epochs
                    + "] epochs, accepted: at least 2 images and 1 epoch");
        }
        int size = Math.min(
                batches.size(), Math.min(halves.taken().size(), halves.rest().size()));
        order = BatchPlan.of(size, seed, batches.augmentation()).preparedFor(images.shape());
        perEpoch = halves.taken().size() / size;
        steps = Math.multiplyExact((long) epochs, perEpoch);
    }

    /** Steps of the whole search. */
    public long steps() {
        return steps;
    }

    /**
     * Goes on with a search until its last step, or the epoch that is said to be the last.
     *
     * @param trace is told of each step
     * @throws nas4j.djl.train.DivergedException if a loss is not finite
     * @throws nas4j.djl.trial.TimeLimitException if the time is over before the last step
     * @throws InterruptedException if the thread is interrupted; between two steps
     */
    public void run(GradientSearch search, SearchTrace trace, EpochEnd end, Resumption resumption, Deadline deadline)
            throws InterruptedException {
        try (BatchSource forWeights = BatchSource.endless(halves.taken(), normalisation, order, search.done());
                BatchSource forStrengths = BatchSource.endless(halves.rest(), normalisation, order, search.done())) {
            boolean isOver = false;
            while (search.done() < steps && !isOver) {
                deadline.check("step", search.done(), steps);
                try (Batch one = forWeights.next();
                        Batch other = forStrengths.next()) {
                    GradientSearch.Losses losses = search.step(example(one), example(other));
                    trace.add(losses.training(), losses.validation());
                    isOver = search.done() % perEpoch == 0 && end.isLast(example(other));
                }
                resumption.leave(search.done(), steps, () -> checkpoint(search, trace));
            }
        }
    }

    private Example example(Batch batch) {
        return new Example(
                manager -> new NDArray[] {Images.array(batch, data.shape(), manager)}, Lesson.of(tasks, batch));
    }

    private static Checkpoint checkpoint(GradientSearch search, SearchTrace trace) {
        Checkpoint own = search.checkpoint();
        Map<String, Weights.Tensor> memory = new LinkedHashMap<>(own.memory().tensors());
        memory.putAll(trace.state());
        return new Checkpoint(own.steps(), own.learningRate(), own.weights(), Weights.of(memory));
    }
}
