package nas4j.djl.data.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Predicate;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.Normalisation;
import org.jspecify.annotations.Nullable;

/**
 * Batches that a thread of its own assembles ahead of the one that asks, and how long that one waited. One thread may
 * ask; it has to close each batch, and the source when it needs no more.
 */
public final class BatchSource implements AutoCloseable {
    private final List<Batch> slots;
    private final BlockingQueue<Batch> free;
    private final BlockingQueue<Item> ready;
    private final Thread thread;
    private final WaitingTime waiting = new WaitingTime();
    private @Nullable Item next;

    /** What the assembling thread says. */
    private sealed interface Item {
        record Filled(Batch batch) implements Item {}

        record Ended() implements Item {}

        record Failed(Throwable cause) implements Item {}
    }

    BatchSource(ImageData data, int size, int prefetch, Predicate<Batch> filler) {
        List<Batch> batches = new ArrayList<>();
        free = new ArrayBlockingQueue<>(prefetch + 1);
        ready = new ArrayBlockingQueue<>(prefetch + 2);
        for (int i = 0; i <= prefetch; i++) {
            batches.add(new Batch(data, size, free));
        }
        slots = List.copyOf(batches);
        free.addAll(slots);
        thread = Thread.ofPlatform().daemon().name("batches").start(() -> assemble(filler));
    }

    /** Shuffled epoch after epoch, without end; all batches are of full size (or all images, if they are fewer). */
    public static BatchSource endless(ImageData data, Normalisation normalisation, BatchPlan plan) {
        return endless(data, normalisation, plan, 0);
    }

    /** As the other, from the given batch on. */
    public static BatchSource endless(ImageData data, Normalisation normalisation, BatchPlan plan, long batch) {
        Schedule schedule = Schedule.endless(count(data), plan, batch);
        return start(data, normalisation, plan.augmentation(), plan.prefetch(), schedule);
    }

    /** One shuffled epoch; the last batch may be smaller. */
    public static BatchSource epoch(ImageData data, Normalisation normalisation, BatchPlan plan, long epoch) {
        Schedule schedule = Schedule.epoch(count(data), plan, epoch);
        return start(data, normalisation, plan.augmentation(), plan.prefetch(), schedule);
    }

    /** All images as they are, in their order; the last batch may be smaller. */
    public static BatchSource inOrder(ImageData data, Normalisation normalisation, int size) {
        BatchPlan plan = BatchPlan.of(size, 0);
        Schedule schedule = Schedule.inOrder(count(data), size);
        return start(data, normalisation, plan.augmentation(), plan.prefetch(), schedule);
    }

    private static int count(ImageData data) {
        if (data.size() == 0) {
            throw new IllegalArgumentException("there is no image to make batches of");
        }
        return data.size();
    }

    private static BatchSource start(
            ImageData data, Normalisation normalisation, Augmentation augmentation, int prefetch, Schedule schedule) {
        Assembler assembler = new Assembler(data, normalisation, augmentation);
        return new BatchSource(data, schedule.size(), prefetch, batch -> batch.fill(schedule, assembler));
    }

    /**
     * Whether there is another batch; waits for it.
     *
     * @throws IllegalStateException if the other thread failed, with its error as the cause; or if more batches are open
     *     than there is memory for
     */
    public boolean hasNext() throws InterruptedException {
        return switch (peek()) {
            case Item.Filled filled -> true;
            case Item.Ended ended -> false;
            case Item.Failed(Throwable cause) -> throw new IllegalStateException("no batch could be made", cause);
        };
    }

    /**
     * The next batch; waits for it.
     *
     * @throws NoSuchElementException if there is none
     * @throws IllegalStateException as {@link #hasNext()}
     */
    public Batch next() throws InterruptedException {
        if (hasNext() && next instanceof Item.Filled(Batch batch)) {
            next = null;
            return batch.hold();
        }
        throw new NoSuchElementException("the epoch is over");
    }

    /** Share of the time since the first batch came that was spent waiting for others, 0 to 1. */
    public double waitingShare() {
        return waiting.share();
    }

    /** Ends the other thread. Open batches stay valid. */
    @Override
    public void close() {
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Item peek() throws InterruptedException {
        Item item = next;
        if (item == null) {
            if (slots.stream().allMatch(Batch::isHeld)) {
                throw new IllegalStateException(
                        "all [" + slots.size() + "] batches are open\nMaybe one was not closed.");
            }
            long asked = System.nanoTime();
            item = ready.take();
            waiting.add(asked, System.nanoTime());
            next = item;
        }
        return item;
    }

    private void assemble(Predicate<Batch> filler) {
        try {
            for (Batch batch = free.take(); filler.test(batch); batch = free.take()) {
                ready.put(new Item.Filled(batch));
            }
            ready.put(new Item.Ended());
        } catch (InterruptedException e) {
            ready.add(new Item.Ended()); // closed; there is room for one item more than batches
        } catch (RuntimeException | Error e) { // belongs to the thread that asks
            ready.add(new Item.Failed(e));
        }
    }
}
