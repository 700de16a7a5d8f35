package nas4j.djl.data.batch;

import nas4j.djl.data.ImageShape;

/**
 * How training batches are made.
 *
 * @param size images a batch, from 1
 * @param seed of order and augmentation
 * @param prefetch batches that wait ready, from 1
 */
public record BatchPlan(int size, long seed, Augmentation augmentation, int prefetch) {
    private static final int PREFETCH = 3;
    private static final int MOST_PREFETCH = 8;
    private static final long ROOM_BYTES = 32 << 20;

    public BatchPlan {
        if (size < 1 || prefetch < 1) {
            throw new IllegalArgumentException("size [" + size + "] and prefetch [" + prefetch + "] must be above 0");
        }
    }

    /** Without augmentation, three batches ahead. */
    public static BatchPlan of(int size, long seed) {
        return of(size, seed, Augmentation.NONE);
    }

    /** Three batches ahead. */
    public static BatchPlan of(int size, long seed, Augmentation augmentation) {
        return new BatchPlan(size, seed, augmentation, PREFETCH);
    }

    /**
     * Up to eight batches ahead where images are small: training steps are short then, and a machine with more to do may
     * halt the thread that assembles for longer than three of them take.
     */
    public BatchPlan preparedFor(ImageShape images) {
        long bytes = (long) Float.BYTES * size * images.bytes();
        return new BatchPlan(size, seed, augmentation, Math.clamp(ROOM_BYTES / bytes, PREFETCH, MOST_PREFETCH));
    }
}
