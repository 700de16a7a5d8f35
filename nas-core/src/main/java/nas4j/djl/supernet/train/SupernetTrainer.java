package nas4j.djl.supernet.train;

import ai.djl.ndarray.NDArray;
import java.time.Duration;
import java.util.function.Consumer;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.Normalisation;
import nas4j.djl.data.batch.Batch;
import nas4j.djl.data.batch.BatchPlan;
import nas4j.djl.data.batch.BatchSource;
import nas4j.djl.supernet.DjlSupernet;
import nas4j.djl.task.Tasks;
import nas4j.djl.train.Checkpoint;
import nas4j.djl.trial.Deadline;
import nas4j.djl.trial.Images;
import nas4j.djl.trial.Pace;
import nas4j.djl.trial.TrainingPlan;
import nas4j.djl.trial.TrainingProgress;
import nas4j.search.oneshot.PathSampler;
import org.jspecify.annotations.Nullable;

/**
 * Trains supernets on one set of images, whose batches a thread of its own makes ahead. On the processor the same
 * supernet, sampler, seed and number of steps give the same weights bit by bit, also with a stop at any instant between.
 */
public final class SupernetTrainer {
    private static final Duration BETWEEN_EVENTS = Duration.ofMillis(200);

    private final TrainingPlan plan;
    private final ImageData data;
    private final Normalisation normalisation;
    private final Consumer<TrainingProgress> listener;

    /**
     * A trainer on these images.
     *
     * @param plan of which the optimization does not average weights
     * @param normalisation of the images
     * @param listener is told a few times a second and at the last step, by the thread that trains
     */
    public SupernetTrainer(
            TrainingPlan plan, ImageData data, Normalisation normalisation, Consumer<TrainingProgress> listener) {
        this.plan = plan;
        this.data = data;
        this.normalisation = normalisation;
        this.listener = listener;
    }

    /**
     * Steps of a number of passes over the images, at least 1.
     *
     * @param epochs above 0
     */
    public long steps(double epochs) {
        return Math.max(1, Math.round(epochs * perEpoch()));
    }

    private int size() {
        return Math.min(plan.batches().size(), data.size());
    }

    private int perEpoch() {
        return data.size() / size();
    }

    /**
     * Trains a supernet, from the weights that it has or from its checkpoint.
     *
     * @param tasks what all its networks learn from these images
     * @param steps of the whole training, from 1
     * @param seed of order and augmentation
     * @param distillation null for none
     * @throws nas4j.djl.train.DivergedException if a loss is not finite
     * @throws nas4j.djl.trial.TimeLimitException if the time is over before the last step
     * @throws nas4j.input.InputException if there is a checkpoint and it is damaged
     * @throws IllegalArgumentException if the checkpoint is of another supernet
     * @throws InterruptedException if the thread is interrupted; between two steps
     */
    public void train(
            DjlSupernet supernet,
            PathSampler sampler,
            Tasks tasks,
            long steps,
            long seed,
            @Nullable Distillation distillation,
            Resumption resumption,
            Deadline deadline)
            throws InterruptedException {
        Checkpoint from = resumption.read();
        if (from != null && from.steps() >= steps) {
            supernet.store().load(from.weights());
            SupernetTraining.restore(sampler, from);
            return;
        }
        try (SupernetTraining training =
                new SupernetTraining(supernet, sampler, plan.optimization(), steps, distillation, from)) {
            train(training, tasks, steps, seed, resumption, deadline);
        }
    }

    private void train(
            SupernetTraining training, Tasks tasks, long steps, long seed, Resumption resumption, Deadline deadline)
            throws InterruptedException {
        ImageData images = tasks.select(data);
        BatchPlan batches =
                BatchPlan.of(size(), seed, plan.batches().augmentation()).preparedFor(images.shape());
        try (BatchSource source = BatchSource.endless(images, normalisation, batches, training.done())) {
            source.hasNext(); // the clock starts with the first batch
            Pace pace = new Pace(source, size(), perEpoch(), steps, training.done());
            while (training.done() < steps) {
                deadline.check("step", training.done(), steps);
                double rate = training.learningRate();
                pace.add(step(training, tasks, source), rate);
                resumption.leave(training.done(), steps, training::checkpoint);
                if (pace.isToBeTold(BETWEEN_EVENTS)) {
                    listener.accept(pace.progress());
                }
            }
        }
    }

    private double step(SupernetTraining training, Tasks tasks, BatchSource source) throws InterruptedException {
        try (Batch batch = source.next()) {
            return training.step(
                    manager -> new NDArray[] {Images.array(batch, data.shape(), manager)}, Lesson.of(tasks, batch));
        }
    }
}
