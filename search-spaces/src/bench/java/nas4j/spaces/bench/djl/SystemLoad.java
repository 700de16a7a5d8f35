package nas4j.spaces.bench.djl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What the whole machine does, on Linux. */
final class SystemLoad {
    private static final double TICKS_PER_SECOND = 100;
    private static final int IDLE = 4;
    private static final int WAITING = 5;

    private SystemLoad() {}

    /** Processor seconds used so far by all programs on all cores. */
    static double busySeconds() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/stat"))) {
            String[] ticks = lines.findFirst().orElseThrow().split(" +");
            // User, nice, system, idle, waiting, interrupts (two): what follows is another machine's, or counted
            // already.
            return LongStream.range(1, 8)
                            .filter(k -> k != IDLE && k != WAITING)
                            .map(k -> Long.parseLong(ticks[(int) k]))
                            .sum()
                    / TICKS_PER_SECOND;
        }
    }
}
