package nas4j.experiments.run;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** What the disk takes for as much as a trial, whoever asks. */
final class Flush {
    private static final int FLUSHES = 1_000;
    private static final int BYTES = 1_300;
    private static final double NANOS_PER_MILLI = 1e6;

    private Flush() {}

    /** Milliseconds to append to a file and have it on the disk. */
    static double mean(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            byte[] bytes = new byte[BYTES];
            long start = System.nanoTime();
            for (int k = 0; k < FLUSHES; k++) {
                file.write(bytes);
                file.getFD().sync();
            }
            return (System.nanoTime() - start) / NANOS_PER_MILLI / FLUSHES;
        }
    }
}
