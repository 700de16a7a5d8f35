package nas4j.djl.data;

/** A byte for each pixel, {@code [h, w]}, which stands for a class or for a value. */
public sealed interface PixelTarget extends Target permits PixelLabels, PixelValues {
    int pixels();

    /** Copies the bytes of an image to the beginning of {@code bytes}. */
    void copy(int image, byte[] bytes);

    /** What each of the 256 bytes stands for in a batch. */
    float[] meanings();

    @Override
    PixelTarget view(int[] rows);
}
