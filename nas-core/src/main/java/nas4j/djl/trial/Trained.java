package nas4j.djl.trial;

/**
 * What a training was.
 *
 * @param loss of the last step
 * @param steps from 1
 * @param seconds from the first batch to the last step
 * @param imagesPerSecond in that time
 * @param waitingShare part of that time spent waiting for batches, 0 to 1
 */
public record Trained(double loss, long steps, double seconds, double imagesPerSecond, double waitingShare) {}
