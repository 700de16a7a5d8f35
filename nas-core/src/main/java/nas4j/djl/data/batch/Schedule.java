package nas4j.djl.data.batch;

import nas4j.djl.data.SplitMix;

/** Which images come in which batch. Not safe for several threads: it keeps the order of one epoch. */
final class Schedule {
    /** Number that no image has: the stream under it draws the order. */
    private static final long NO_IMAGE = -1;

    private final int images;
    private final int size;
    private final long seed;
    private final boolean shuffled;
    private final boolean endless;
    private final int[] order;
    private long epoch;
    private int start;

    private Schedule(int images, int size, long seed, boolean shuffled, boolean endless, long epoch) {
        this.images = images;
        this.size = Math.min(size, images);
        this.seed = seed;
        this.shuffled = shuffled;
        this.endless = endless;
        this.order = new int[images];
        this.epoch = epoch;
        arrange();
    }

    /**
     * Epoch after epoch, each in its own order; the rest that fills no batch is left out.
     *
     * @param batch number of the first, from 0
     */
    static Schedule endless(int images, BatchPlan plan, long batch) {
        int perEpoch = Math.max(1, images / plan.size());
        Schedule schedule = new Schedule(images, plan.size(), plan.seed(), true, true, batch / perEpoch);
        schedule.start = (int) (batch % perEpoch) * schedule.size;
        return schedule;
    }

    /** One epoch in the order that the endless schedule has for it; the last batch may be smaller. */
    static Schedule epoch(int images, BatchPlan plan, long epoch) {
        return new Schedule(images, plan.size(), plan.seed(), true, false, epoch);
    }

    /** Once from the first image to the last; the last batch may be smaller. */
    static Schedule inOrder(int images, int size) {
        return new Schedule(images, size, 0, false, false, 0);
    }

    /** Images in the largest batch. */
    int size() {
        return size;
    }

    long seed() {
        return seed;
    }

    /** Copies the next batch's images to {@code chosen}; returns their number, 0 at the end. */
    int next(int[] chosen) {
        int left = images - start;
        if (endless && left < size) {
            epoch++;
            arrange();
            left = images;
        }
        int count = Math.min(left, size);
        System.arraycopy(order, start, chosen, 0, count);
        start += count;
        return count;
    }

    /** Of the batch that came last. */
    long epoch() {
        return epoch;
    }

    /** Fisher and Yates's shuffle. */
    private void arrange() {
        start = 0;
        SplitMix random = new SplitMix();
        random.reset(seed, epoch, NO_IMAGE);
        for (int i = 0; i < images; i++) {
            int j = shuffled ? random.nextInt(i + 1) : i;
            order[i] = order[j];
            order[j] = i;
        }
    }
}
