package nas4j.djl.data;

import java.security.MessageDigest;
import java.util.List;

/** One value for each pixel, such as its depth. In a batch: {@code [b, h, w]}, from 0 to 1 in steps of 1/255. Immutable. */
public final class PixelValues implements PixelTarget {
    private static final int BYTES = 256;

    private final String name;
    private final int pixels;
    private final Rows rows;

    private PixelValues(String name, int pixels, Rows rows) {
        this.name = name;
        this.pixels = pixels;
        this.rows = rows;
    }

    /**
     * Shares the arrays of {@code values}, which nobody may change afterwards.
     *
     * @throws IllegalArgumentException if one of them has another size
     */
    public static PixelValues of(String name, int pixels, List<byte[]> values) {
        return new PixelValues(name, pixels, Rows.of(values, pixels));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public int pixels() {
        return pixels;
    }

    @Override
    public void copy(int image, byte[] bytes) {
        System.arraycopy(rows.get(image), 0, bytes, 0, pixels);
    }

    @Override
    public float[] meanings() {
        float[] meanings = new float[BYTES];
        for (int value = 0; value < BYTES; value++) {
            meanings[value] = value / 255f;
        }
        return meanings;
    }

    @Override
    public PixelValues view(int[] chosen) {
        return new PixelValues(name, pixels, rows.view(chosen));
    }

    @Override
    public void digest(MessageDigest digest) {
        Digests.add(digest, "pixel values", name);
        rows.digest(digest);
    }
}
