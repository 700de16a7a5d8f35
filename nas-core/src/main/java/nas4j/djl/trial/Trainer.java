package nas4j.djl.trial;

import ai.djl.ndarray.NDArray;
import java.time.Duration;
import java.util.function.Consumer;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.Normalisation;
import nas4j.djl.data.batch.Batch;
import nas4j.djl.data.batch.BatchPlan;
import nas4j.djl.data.batch.BatchSource;
import nas4j.djl.task.Tasks;
import nas4j.djl.train.Checkpoint;
import nas4j.djl.train.Training;
import org.jspecify.annotations.Nullable;

/**
 * Trains networks on one set of images, whose batches a thread of its own makes ahead. On the processor the same
 * network, seed and number of epochs give the same weights bit by bit, whatever other threads do.
 */
public final class Trainer {
    private static final Duration BETWEEN_EVENTS = Duration.ofMillis(200);

    private final TrainingPlan plan;
    private final ImageData data;
    private final Normalisation normalisation;
    private final Consumer<TrainingProgress> listener;
    private final Duration betweenEvents;

    /**
     * A trainer on these images.
     *
     * @param normalisation of the images
     * @param listener is told a few times a second and at the last step, by the thread that trains
     */
    public Trainer(
            TrainingPlan plan, ImageData data, Normalisation normalisation, Consumer<TrainingProgress> listener) {
        this(plan, data, normalisation, listener, BETWEEN_EVENTS);
    }

    /** @param betweenEvents least time between two that the listener is told of */
    Trainer(
            TrainingPlan plan,
            ImageData data,
            Normalisation normalisation,
            Consumer<TrainingProgress> listener,
            Duration betweenEvents) {
        this.plan = plan;
        this.data = data;
        this.normalisation = normalisation;
        this.listener = listener;
        this.betweenEvents = betweenEvents;
    }

    /**
     * Trains a network, from the weights that it has.
     *
     * @param tasks what it learns from these images
     * @param epochs passes over the images, above 0; at least one step is done
     * @param seed of order and augmentation
     * @throws nas4j.djl.train.DivergedException if the loss is not finite any more
     * @throws TimeLimitException if the time is over before the last step
     * @throws InterruptedException if the thread is interrupted; between two steps
     */
    public Trained train(CompiledNetwork network, Tasks tasks, double epochs, long seed, Deadline deadline)
            throws InterruptedException {
        return train(network, tasks, epochs, seed, deadline, null, _ -> {});
    }

    /**
     * As the other, or from where a shorter training of the network ended: then only the steps that are left are done. The
     * order of the images begins anew, as its seed has it.
     *
     * @param from one that {@linkplain Checkpoint#fits fits}; null to begin with the weights that the network has
     * @param last sees the training after its last step
     */
    Trained train(
            CompiledNetwork network,
            Tasks tasks,
            double epochs,
            long seed,
            Deadline deadline,
            @Nullable Checkpoint from,
            Consumer<Training> last)
            throws InterruptedException {
        ImageData images = tasks.select(data);
        int size = Math.min(plan.batches().size(), images.size());
        int perEpoch = images.size() / size;
        long steps = Math.max(1, Math.round(epochs * perEpoch));
        BatchPlan batches =
                BatchPlan.of(size, seed, plan.batches().augmentation()).preparedFor(images.shape());
        try (BatchSource source = BatchSource.endless(images, normalisation, batches);
                Training training = new Training(network, plan.optimization(), steps, from)) {
            source.hasNext(); // the clock starts with the first batch
            Pace pace = new Pace(source, size, perEpoch, steps, training.done());
            for (long step = training.done(); step < steps; step++) {
                deadline.check("step", step, steps);
                double rate = training.learningRate();
                pace.add(step(training, tasks, source), rate);
                if (pace.isToBeTold(betweenEvents)) {
                    listener.accept(pace.progress());
                }
            }
            last.accept(training);
            return pace.trained();
        }
    }

    private double step(Training training, Tasks tasks, BatchSource source) throws InterruptedException {
        try (Batch batch = source.next()) {
            return training.step(
                    manager -> new NDArray[] {Images.array(batch, data.shape(), manager)},
                    outputs -> tasks.loss(outputs, batch));
        }
    }
}
