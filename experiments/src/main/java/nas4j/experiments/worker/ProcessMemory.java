package nas4j.experiments.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What processes take of the machine's memory. */
final class ProcessMemory {
    private static final String RESIDENT = "VmRSS:";

    private ProcessMemory() {}

    /** Megabytes that a process has in memory (its resident set), where the system tells: on Linux, while it lives. */
    static OptionalLong findMegabytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith(RESIDENT))
                    .mapToLong(ProcessMemory::kilobytes)
                    .map(kilobytes -> kilobytes >> 10)
                    .findFirst();
        } catch (IOException | UncheckedIOException e) {
            return OptionalLong.empty();
        }
    }

    private static long kilobytes(String line) {
        return Long.parseLong(
                line.substring(RESIDENT.length()).replace("kB", "").strip());
    }
}
