package nas4j.experiments.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The processor time of work that may be stopped and go on in another process. For one thread. */
final class ProcessorTime {
    private final Path file;
    private final Duration earlier;
    private final Duration start = ofProcess();

    /** @param file keeps what was spent before a stop */
    ProcessorTime(Path file) {
        this.file = file;
        try {
            earlier = Files.exists(file) ? Duration.parse(Files.readString(file)) : Duration.ZERO;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Duration ofProcess() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    Duration spent() {
        return earlier.plus(ofProcess()).minus(start);
    }

    /** Keeps what was spent so far. */
    void keep() {
        try {
            SafeFile.write(file, spent().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
