package nas4j.djl.trial;

import java.time.Duration;
import nas4j.djl.data.batch.BatchSource;

/** Counts the steps of one training, and the time they take. Mutable. */
public final class Pace {
    private static final double NANOS = 1e9;

    private final BatchSource source;
    private final int batch;
    private final int perEpoch;
    private final long steps;
    private final long first;
    private final long start = System.nanoTime();
    private long told = start;
    private long now = start;
    private long done;
    private double loss = Double.NaN;
    private double learningRate;

    /**
     * Starts the clock.
     *
     * @param batch images in each step
     * @param perEpoch steps in each epoch
     * @param done steps that were done before
     */
    public Pace(BatchSource source, int batch, int perEpoch, long steps, long done) {
        this.source = source;
        this.batch = batch;
        this.perEpoch = perEpoch;
        this.steps = steps;
        this.first = done;
        this.done = done;
    }

    /** Another step is done. */
    public void add(double itsLoss, double itsLearningRate) {
        done++;
        loss = itsLoss;
        learningRate = itsLearningRate;
        now = System.nanoTime();
    }

    /** Whether this was the last step, or it is so long ago that this said so. */
    public boolean isToBeTold(Duration between) {
        boolean isDue = done == steps || now - told >= between.toNanos();
        told = isDue ? now : told;
        return isDue;
    }

    /** How far it is. */
    public TrainingProgress progress() {
        return new TrainingProgress(
                (double) done / perEpoch, done, steps, loss, learningRate, imagesPerSecond(), source.waitingShare());
    }

    /** What it was so far. */
    public Trained trained() {
        return new Trained(loss, learningRate, done, seconds(), imagesPerSecond(), source.waitingShare());
    }

    private double imagesPerSecond() {
        return (done - first) * batch / seconds();
    }

    private double seconds() {
        return Math.max(1, now - start) / NANOS;
    }
}
