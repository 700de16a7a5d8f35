package nas4j.predictors.proxy;

import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import nas4j.djl.Engine;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.Normalisation;
import org.jspecify.annotations.Nullable;

/** What proxies see beside a network: the engine, and one batch of images with what they should be taken for. Thread-safe. */
public final class ProxyBatch {
    private final int size;
    private final Supplier<Engine> engine;
    private final @Nullable Images images;

    private record Images(ImageData data, Normalisation normalisation) {}

    private ProxyBatch(int size, Supplier<Engine> engine, @Nullable Images images) {
        if (size < 2) {
            throw new IllegalArgumentException("found a batch of [" + size + "], accepted: 2 or more");
        }
        this.size = size;
        this.engine = engine;
        this.images = images;
    }

    /**
     * A batch for proxies that look at no images.
     *
     * @param size how many examples there would be, from 2
     * @param engine asked for when it is needed, so that counting does not start it
     */
    public static ProxyBatch withoutImages(int size, Supplier<Engine> engine) {
        return new ProxyBatch(size, engine, null);
    }

    /**
     * Images drawn at random, each at most once; all of them if they are fewer. Their numbers are normalised by the mean and
     * deviation of all data.
     *
     * @param data at least 2 images
     * @param engine asked for when it is needed
     */
    public static ProxyBatch draw(ImageData data, int size, long seed, Supplier<Engine> engine) {
        int count = Math.min(size, data.size());
        int[] rows = IntStream.range(0, data.size()).toArray();
        SplittableRandom random = new SplittableRandom(seed);
        for (int k = 0; k < count; k++) {
            int other = random.nextInt(k, rows.length);
            int row = rows[other];
            rows[other] = rows[k];
            rows[k] = row;
        }
        ImageData drawn = data.view(IntStream.of(rows).limit(count).toArray());
        return new ProxyBatch(count, engine, new Images(drawn, Normalisation.of(data)));
    }

    /** Examples in it. */
    public int size() {
        return size;
    }

    /** The engine, started. */
    public Engine engine() {
        return engine.get();
    }

    /**
     * The images, {@link #size()} of them.
     *
     * @throws IllegalStateException if the batch has none
     */
    public ImageData images() {
        return known().data();
    }

    /**
     * What makes numbers of the images.
     *
     * @throws IllegalStateException if the batch has no images
     */
    public Normalisation normalisation() {
        return known().normalisation();
    }

    private Images known() {
        if (images == null) {
            throw new IllegalStateException("the batch has no images");
        }
        return images;
    }
}
