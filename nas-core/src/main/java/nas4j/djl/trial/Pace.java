package nas4j.djl.trial;

import java.time.Duration;
import java.util.function.Consumer;
import nas4j.djl.data.batch.BatchSource;

/** Counts the steps of one training, and tells of some of them. Mutable. */
final class Pace {
    private static final long BETWEEN_EVENTS = Duration.ofMillis(200).toNanos();
    private static final double NANOS = 1e9;

    private final BatchSource source;
    private final int batch;
    private final int perEpoch;
    private final long steps;
    private final Consumer<TrainingProgress> listener;
    private final long start = System.nanoTime();
    private long told = start;
    private long now = start;
    private long done;
    private double loss = Double.NaN;

    /**
     * Starts the clock.
     *
     * @param batch images in each step
     * @param perEpoch steps in each epoch
     */
    Pace(BatchSource source, int batch, int perEpoch, long steps, Consumer<TrainingProgress> listener) {
        this.source = source;
        this.batch = batch;
        this.perEpoch = perEpoch;
        this.steps = steps;
        this.listener = listener;
    }

    /** Another step is done. */
    void add(double latest, double rate) {
        done++;
        loss = latest;
        now = System.nanoTime();
        if (done == steps || now - told >= BETWEEN_EVENTS) {
            told = now;
            double epoch = (double) done / perEpoch;
            listener.accept(
                    new TrainingProgress(epoch, done, steps, loss, rate, imagesPerSecond(), source.waitingShare()));
        }
    }

    private double imagesPerSecond() {
        return done * batch / seconds();
    }

    private double seconds() {
        return Math.max(1, now - start) / NANOS;
    }

    Trained trained() {
        return new Trained(loss, done, seconds(), imagesPerSecond(), source.waitingShare());
    }
}
