package nas4j.djl.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;

/** Small sets of images for tests, and the place of the real ones. */
public final class TestImages {
    private TestImages() {}

    /** {@code size} images of the shape; image i is labelled i % classes, and byte k of it is (i + k) % 256. */
    public static ImageData counting(int size, ImageShape shape, int classes) {
        List<byte[]> images = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            byte[] image = new byte[shape.bytes()];
            for (int k = 0; k < image.length; k++) {
                image[k] = (byte) (i + k);
            }
            images.add(image);
        }
        List<String> names =
                IntStream.range(0, classes).mapToObj(Integer::toString).toList();
        int[] labels = IntStream.range(0, size).map(i -> i % classes).toArray();
        return ImageData.of(shape, images, List.of(ClassLabels.of("class", names, labels)));
    }

    /** The shared folder of real images; skips the test where it is absent. */
    public static Path real(String name) {
        Path folder = Path.of(System.getProperty("nas4j.root", ".."), "..", "shared", "data", "images", name);
        Assumptions.assumeTrue(Files.isDirectory(folder), () -> "no images at " + folder);
        return folder;
    }

    /** How many images each class has. */
    public static long[] counts(ImageData data) {
        ClassLabels labels = data.findClassLabels().orElseThrow();
        long[] counts = new long[labels.classes().size()];
        for (int i = 0; i < data.size(); i++) {
            counts[labels.label(i)]++;
        }
        return counts;
    }

    public static byte[] bytes(ImageData data, int image) {
        byte[] bytes = new byte[data.shape().bytes()];
        data.copy(image, bytes);
        return bytes;
    }
}
