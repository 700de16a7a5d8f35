package nas4j.hardware.agents.token;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** When agents asked or beat last, in files that other programs may read meanwhile. For several threads. */
public final class Sightings {
    /** So exactly is it kept, as each is a write. */
    private static final Duration STEP = Duration.ofSeconds(5);

    private final Path folder;
    private final InstantSource clock;
    private final Map<String, Instant> last = new ConcurrentHashMap<>();

    /** @param folder need not be there */
    public Sightings(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** An agent is there. */
    public void see(Enrolled agent) throws IOException {
        Instant now = clock.instant();
        Instant before = last.getOrDefault(agent.name(), Instant.MIN);
        if (before.isBefore(now.minus(STEP))) {
            last.put(agent.name(), now);
            Path file = Files.createDirectories(folder).resolve(agent.name());
            if (!Files.exists(file)) {
                Files.writeString(file, "");
            }
            Files.setLastModifiedTime(file, FileTime.from(now));
        }
    }

    /** When an agent was seen last, to {@code 5 s}; empty if it never was. */
    public Optional<Instant> find(Enrolled agent) throws IOException {
        Path file = folder.resolve(agent.name());
        return Files.exists(file) ? Optional.of(Files.getLastModifiedTime(file).toInstant()) : Optional.empty();
    }
}
