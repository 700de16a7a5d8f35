package nas4j.djl.data.batch;

/**
 * How training batches are made.
 *
 * @param size images a batch, from 1
 * @param seed of order and augmentation
 * @param prefetch batches that wait ready, from 1
 */
public record BatchPlan(int size, long seed, Augmentation augmentation, int prefetch) {
    private static final int PREFETCH = 3;

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
}
