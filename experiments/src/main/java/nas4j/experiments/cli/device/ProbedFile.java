package nas4j.experiments.cli.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file that is measured.
 *
 * @param name what messages call it
 * @param isOurs whether it is removed in the end
 */
record ProbedFile(Path path, String name, boolean isOurs) implements AutoCloseable {

    @Override
    public void close() throws IOException {
        if (isOurs) {
            Files.deleteIfExists(path);
        }
    }
}
