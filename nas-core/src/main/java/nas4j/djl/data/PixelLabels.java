package nas4j.djl.data;

import java.security.MessageDigest;
import java.util.List;

/**
 * One class for each pixel. In a batch: {@code [b, h, w]}, numbers from 0. The byte 255 marks a pixel that belongs to no
 * class, unless there are 256 of them; it becomes {@link #NO_CLASS}, which losses and metrics leave out. Immutable.
 */
public final class PixelLabels implements PixelTarget {
    /** What a pixel that counts for nothing is in a batch. */
    public static final float NO_CLASS = -1;

    /** The byte of such a pixel. */
    public static final int NO_CLASS_BYTE = 255;

    private static final int BYTES = 256;

    private final String name;
    private final List<String> classes;
    private final int pixels;
    private final Rows rows;

    private PixelLabels(String name, List<String> classes, int pixels, Rows rows) {
        this.name = name;
        this.classes = classes;
        this.pixels = pixels;
        this.rows = rows;
    }

    /**
     * Shares the arrays of {@code masks}, which nobody may change afterwards.
     *
     * @throws IllegalArgumentException if a mask has another size or a pixel no class
     */
    public static PixelLabels of(String name, List<String> classes, int pixels, List<byte[]> masks) {
        if (classes.size() > BYTES) {
            throw new IllegalArgumentException("[" + classes.size() + "] classes, but a byte tells 256 apart");
        }
        Rows rows = Rows.of(masks, pixels);
        for (int image = 0; image < rows.size(); image++) {
            int pixel = findWrong(rows.get(image), classes.size());
            if (pixel >= 0) {
                throw new IllegalArgumentException("pixel " + pixel + " of mask " + image + " is ["
                        + Byte.toUnsignedInt(rows.get(image)[pixel]) + "] instead of 0 to " + (classes.size() - 1));
            }
        }
        return new PixelLabels(name, List.copyOf(classes), pixels, rows);
    }

    /** The first pixel whose byte is no class, or -1. */
    public static int findWrong(byte[] mask, int classes) {
        for (int pixel = 0; pixel < mask.length; pixel++) {
            int value = Byte.toUnsignedInt(mask[pixel]);
            if (value >= classes && value != NO_CLASS_BYTE) {
                return pixel;
            }
        }
        return -1;
    }

    @Override
    public String name() {
        return name;
    }

    /** Names of the classes, in the order of their numbers. */
    public List<String> classes() {
        return classes;
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
            meanings[value] = value < classes.size() ? value : NO_CLASS;
        }
        return meanings;
    }

    @Override
    public PixelLabels view(int[] chosen) {
        return new PixelLabels(name, classes, pixels, rows.view(chosen));
    }

    @Override
    public void digest(MessageDigest digest) {
        Digests.add(digest, "pixel classes", name, classes.toString());
        rows.digest(digest);
    }
}
