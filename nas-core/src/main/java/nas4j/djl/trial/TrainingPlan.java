package nas4j.djl.trial;

import nas4j.djl.data.batch.Augmentation;
import nas4j.djl.quantize.Quantisation;
import nas4j.djl.task.TaskList;
import nas4j.djl.train.Optimization;
import nas4j.djl.train.Optimizer.Sgd;
import nas4j.djl.train.Schedule;

/**
 * How networks are trained: all but how long, which a {@link nas4j.evaluate.Budget} says.
 *
 * @param quantisation of networks whose nodes' precisions say that they round; others are as they would be without
 */
public record TrainingPlan(Optimization optimization, Batches batches, TaskList tasks, Quantisation quantisation) {

    /** What rounds is calibrated after training. */
    public TrainingPlan(Optimization optimization, Batches batches, TaskList tasks) {
        this(optimization, batches, tasks, Quantisation.afterTraining());
    }

    /**
     * Stochastic gradient descent with momentum 0.9 and weight decay 5e-4, at a learning rate that rises to 0.05 in the
     * first twentieth and then falls to zero in a straight line; batches of 64; no augmentation, clipping, averaging or
     * label smoothing; each output learns the target that fits it; what rounds is calibrated after training.
     */
    public static TrainingPlan standard() {
        return new TrainingPlan(
                Optimization.of(Sgd.standard(), new Schedule.WarmUp(0.05, Schedule.LINEAR)),
                new Batches(64, Augmentation.NONE),
                new TaskList.Derived(0));
    }

    public TrainingPlan with(Optimization other) {
        return new TrainingPlan(other, batches, tasks, quantisation);
    }

    public TrainingPlan with(Batches other) {
        return new TrainingPlan(optimization, other, tasks, quantisation);
    }

    public TrainingPlan with(TaskList other) {
        return new TrainingPlan(optimization, batches, other, quantisation);
    }

    public TrainingPlan with(Quantisation other) {
        return new TrainingPlan(optimization, batches, tasks, other);
    }
}
