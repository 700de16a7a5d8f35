package nas4j.experiments.worker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of the MNIST family with few, empty images. */
final class IdxFiles {
    private static final int SIDE = 28;

    private IdxFiles() {}

    static void write(Path folder, int training, int test) throws IOException {
        Files.createDirectories(folder);
        write(folder, "train", training);
        write(folder, "t10k", test);
    }

    private static void write(Path folder, String part, int count) throws IOException {
        ByteBuffer images = ByteBuffer.allocate(16 + SIDE * SIDE * count);
        images.putInt(0x803).putInt(count).putInt(SIDE).putInt(SIDE);
        Files.write(folder.resolve(part + "-images-idx3-ubyte"), images.array());
        ByteBuffer labels = ByteBuffer.allocate(8 + count).putInt(0x801).putInt(count);
        for (int i = 0; i < count; i++) {
            labels.put((byte) (i % 10));
        }
        Files.write(folder.resolve(part + "-labels-idx1-ubyte"), labels.array());
    }
}
