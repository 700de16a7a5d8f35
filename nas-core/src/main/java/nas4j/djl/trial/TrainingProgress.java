package nas4j.djl.trial;

/**
 * How far a training is.
 *
 * @param epoch passes over the training data that are done; a part of one too
 * @param step steps that are done, from 1
 * @param steps of the whole training
 * @param loss the last that is known
 * @param learningRate of the last step
 * @param imagesPerSecond since the first batch came
 * @param waitingShare part of that time spent waiting for batches, 0 to 1
 */
public record TrainingProgress(
        double epoch,
        long step,
        long steps,
        double loss,
        double learningRate,
        double imagesPerSecond,
        double waitingShare) {}
