package nas4j.djl.data;

/** A byte for each pixel, {@code [h, w]}, which stands for a class or for a value. */
public abstract sealed class PixelTarget implements Target permits PixelLabels, PixelValues {
    /** Bytes there are. */
    static final int BYTES = 256;

    private final String name;
    private final int pixels;
    private final Rows rows;

    PixelTarget(String name, int pixels, Rows rows) {
        this.name = name;
        this.pixels = pixels;
        this.rows = rows;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final int size() {
        return rows.size();
    }

    /** Bytes of an image. */
    public final int pixels() {
        return pixels;
    }

    /** Copies the bytes of an image to the beginning of {@code bytes}. */
    public final void copy(int image, byte[] bytes) {
        System.arraycopy(rows.get(image), 0, bytes, 0, pixels);
    }

    /** What each of the 256 bytes stands for in a batch. */
    public final float[] meanings() {
        float[] meanings = new float[BYTES];
        for (int value = 0; value < BYTES; value++) {
            meanings[value] = meaning(value);
        }
        return meanings;
    }

    abstract float meaning(int value);

    @Override
    public abstract PixelTarget view(int[] images);

    final Rows rows() {
        return rows;
    }
}
