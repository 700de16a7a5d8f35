package nas4j.djl.data.glyphs;

/**
 * Which images to draw.
 *
 * @param size height and width in pixels, from 8
 * @param seed of all images
 * @param training number of images
 * @param test number of images
 */
public record GlyphOptions(int size, Difficulty difficulty, long seed, int training, int test) {
    public GlyphOptions {
        if (size < 8 || size > 4096) {
            throw new IllegalArgumentException("size [" + size + "] is not 8 to 4096");
        }
        if (training < 1 || test < 1) {
            throw new IllegalArgumentException(
                    "[" + training + "] training and [" + test + "] test images; both from 1");
        }
    }

    /** 28 × 28 pixels at medium difficulty, 10,000 for training and 2,000 for the test. */
    public static GlyphOptions of(long seed) {
        return new GlyphOptions(28, Difficulty.MEDIUM, seed, 10_000, 2_000);
    }
}
