package nas4j.djl.train;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** The digits in {@code ../shared/data/images/digits-8x8}; tests are skipped where it is absent. */
final class Digits {
    private static final int SIZE = 64;

    private final byte[] pixels;
    private final byte[] labels;

    private Digits(byte[] pixels, byte[] labels) {
        this.pixels = pixels;
        this.labels = labels;
    }

    static Digits read(String part) throws IOException {
        Path folder = Path.of(System.getProperty("nas4j.root")).resolve("../shared/data/images/digits-8x8");
        assumeTrue(Files.isDirectory(folder), () -> "no folder [" + folder + "]");
        return new Digits(
                bytes(folder.resolve(part + "-images-idx3-ubyte.gz"), 4),
                bytes(folder.resolve(part + "-labels-idx1-ubyte.gz"), 2));
    }

    private static byte[] bytes(Path file, int headerInts) throws IOException {
        try (DataInputStream stream = new DataInputStream(new GZIPInputStream(Files.newInputStream(file)))) {
            for (int k = 0; k < headerInts; k++) {
                stream.readInt();
            }
            return stream.readAllBytes();
        }
    }

    int size() {
        return labels.length;
    }

    /** Pixels of the given examples, from −1 to 1. */
    float[] pixels(int[] examples) {
        float[] values = new float[examples.length * SIZE];
        for (int k = 0; k < values.length; k++) {
            values[k] = (pixels[examples[k / SIZE] * SIZE + k % SIZE] & 0xff) / 127.5f - 1;
        }
        return values;
    }

    int[] labels(int[] examples) {
        int[] values = new int[examples.length];
        for (int k = 0; k < values.length; k++) {
            values[k] = labels[examples[k]];
        }
        return values;
    }
}
