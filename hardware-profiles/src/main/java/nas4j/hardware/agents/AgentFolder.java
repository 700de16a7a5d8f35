package nas4j.hardware.agents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import nas4j.hardware.agents.blob.BlobStore;
import nas4j.hardware.agents.tls.Certificates;
import nas4j.hardware.agents.token.AgentRegistry;
import nas4j.hardware.agents.token.Sightings;

/**
 * Where a controller keeps what it knows: its certificates, its agents, its journal, and the models of open jobs. What is
 * secret is readable for this user alone.
 */
public record AgentFolder(Path path) {
    /** Where it is if a person does not say. */
    public static final Path USUAL = Path.of(".nas", "agents");

    /** The certificates; the authority is made if it is missing. */
    public Certificates certificates(InstantSource clock, RandomGenerator secrets) throws IOException {
        return Certificates.open(path.resolve("tls"), clock, secrets);
    }

    /** The agents that may ask for work. */
    public AgentRegistry agents() throws IOException {
        return new AgentRegistry(Files.createDirectories(path).resolve("agents.jsonl"));
    }

    /** When each agent was seen last. */
    public Sightings sightings(InstantSource clock) {
        return new Sightings(path.resolve("seen"), clock);
    }

    /** How devices reach the controller, as it was said last; empty if it was not. */
    public Optional<ControllerAddress> address() throws IOException {
        Path file = path.resolve("address");
        return Files.exists(file)
                ? Optional.of(ControllerAddress.parse(Files.readString(file).strip()))
                : Optional.empty();
    }

    /** Keeps how devices reach the controller. */
    public void remember(ControllerAddress address) throws IOException {
        Files.writeString(Files.createDirectories(path).resolve("address"), address.toString());
    }

    BlobStore blobs() throws IOException {
        return BlobStore.open(path.resolve("models"));
    }

    Path journal() {
        return path.resolve("journal.jsonl");
    }

    Path lock() {
        return path.resolve("lock");
    }
}
