package nas4j.djl.data;

/**
 * Shape {@code [c, h, w]} of an image.
 *
 * @param channels from 1
 * @param height pixels, from 1
 * @param width pixels, from 1
 */
public record ImageShape(int channels, int height, int width) {
    public ImageShape {
        if (channels < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException("[" + channels + ", " + height + ", " + width + "] is no image");
        }
        if ((long) channels * height * width > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("[" + channels + ", " + height + ", " + width + "] is too large");
        }
    }

    public int pixels() {
        return height * width;
    }

    /** Bytes of an image: one for each channel of a pixel. */
    public int bytes() {
        return channels * height * width;
    }

    /** {@code 3x32x32}. */
    @Override
    public String toString() {
        return channels + "x" + height + "x" + width;
    }
}
