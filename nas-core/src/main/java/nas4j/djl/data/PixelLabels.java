package nas4j.djl.data;

import java.security.MessageDigest;
import java.util.List;

/**
 * One class for each pixel. In a batch: {@code [b, h, w]}, numbers from 0. The byte 255 marks a pixel that belongs to no
 * class, unless there are 256 of them; it becomes {@link #NO_CLASS}, which losses and metrics leave out. Immutable.
 */
public final class PixelLabels extends PixelTarget {
    /** What a pixel that counts for nothing is in a batch. */
    public static final float NO_CLASS = -1;

    /** The byte of such a pixel. */
    public static final int NO_CLASS_BYTE = 255;

    private final List<String> classes;

    private PixelLabels(String name, List<String> classes, int pixels, Rows rows) {
        super(name, pixels, rows);
        this.classes = classes;
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

    /** Names of the classes, in the order of their numbers. */
    public List<String> classes() {
        return classes;
    }

    @Override
    float meaning(int value) {
        return value < classes.size() ? value : NO_CLASS;
    }

    @Override
    public PixelLabels view(int[] images) {
        return new PixelLabels(name(), classes, pixels(), rows().view(images));
    }

    @Override
    public void digest(MessageDigest digest) {
        Digests.add(digest, "pixel classes", name(), classes.toString());
        rows().digest(digest);
    }
}
