package nas4j.results.h2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Says to other processes which one this is. */
final class ThisProcess {
    private static final Path LINUX_NAME = Path.of("/proc/sys/kernel/hostname");

    private ThisProcess() {}

    /** {@code process 4711 on rosa since 2026-11-26T11:23:32Z}. */
    static String since(Instant now) {
        String host = findHost().map(name -> " on " + name).orElse("");
        return "process " + ProcessHandle.current().pid() + host + " since " + now.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Not from the network: asking for its own name can take seconds there. */
    private static Optional<String> findHost() {
        try {
            return Optional.of(Files.readString(LINUX_NAME).strip());
        } catch (IOException e) {
            return Optional.ofNullable(System.getenv("HOSTNAME"))
                    .or(() -> Optional.ofNullable(System.getenv("COMPUTERNAME")));
        }
    }
}
