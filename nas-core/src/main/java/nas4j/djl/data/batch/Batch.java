package nas4j.djl.data.batch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.Target;

/**
 * Images and targets as floats in direct memory, native byte order, so that an engine can read them without a copy. Valid
 * until it is closed, which hands its memory to a later batch; not to be changed.
 */
public final class Batch implements AutoCloseable {
    private final BlockingQueue<Batch> pool;
    private final int[] rows;
    private final ByteBuffer images;
    private final List<ByteBuffer> targets = new ArrayList<>();
    private final FloatBuffer imageFloats;
    private final List<FloatBuffer> targetFloats;
    private final int imageBytes;
    private long epoch;
    private int size;
    private boolean held;

    Batch(ImageData data, int capacity, BlockingQueue<Batch> pool) {
        this.pool = pool;
        this.rows = new int[capacity];
        this.imageBytes = Math.multiplyExact(Float.BYTES, data.shape().bytes());
        this.images = room(Math.multiplyExact(capacity, imageBytes));
        for (Target target : data.targets()) {
            targets.add(room(Math.multiplyExact(capacity, Float.BYTES * Assembler.numbers(target))));
        }
        this.imageFloats = images.asFloatBuffer();
        this.targetFloats = targets.stream().map(ByteBuffer::asFloatBuffer).toList();
    }

    /** Images in it. */
    public int size() {
        return size;
    }

    /** From 0. */
    public long epoch() {
        return epoch;
    }

    /** Which images of the data these are. */
    public int[] rows() {
        return Arrays.copyOf(rows, size);
    }

    /** Floats {@code [b, c, h, w]}. */
    public ByteBuffer images() {
        return part(images, size * imageBytes);
    }

    /**
     * Floats of the data's {@code target}-th target: {@code [b]} class numbers, {@code [b, h, w]} class numbers or values.
     */
    public ByteBuffer target(int target) {
        return part(targets.get(target), targets.get(target).capacity() / rows.length * size);
    }

    /** Hands the memory back. A second call does nothing. */
    @Override
    public void close() {
        if (held) {
            held = false;
            pool.add(this);
        }
    }

    /** Fills it with the next images of the schedule; returns whether there were any. */
    boolean fill(Schedule schedule, Assembler assembler) {
        size = schedule.next(rows);
        epoch = schedule.epoch();
        for (int i = 0; i < size; i++) {
            assembler.put(rows[i], schedule.seed(), epoch, i, imageFloats, targetFloats);
        }
        return size > 0;
    }

    /** From now on {@link #close()} hands it back. */
    Batch hold() {
        held = true;
        return this;
    }

    boolean isHeld() {
        return held;
    }

    private static ByteBuffer room(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    private static ByteBuffer part(ByteBuffer whole, int bytes) {
        return whole.slice(0, bytes).order(ByteOrder.nativeOrder());
    }
}
