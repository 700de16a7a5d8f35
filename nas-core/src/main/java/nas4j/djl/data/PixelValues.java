package nas4j.djl.data;

import java.security.MessageDigest;
import java.util.List;

/** One value for each pixel, such as its depth. In a batch: {@code [b, h, w]}, from 0 to 1 in steps of 1/255. Immutable. */
public final class PixelValues extends PixelTarget {
    private PixelValues(String name, int pixels, Rows rows) {
        super(name, pixels, rows);
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
    float meaning(int value) {
        return value / 255f;
    }

    @Override
    public PixelValues view(int[] images) {
        return new PixelValues(name(), pixels(), rows().view(images));
    }

    @Override
    public void digest(MessageDigest digest) {
        Digests.add(digest, "pixel values", name());
        rows().digest(digest);
    }
}
