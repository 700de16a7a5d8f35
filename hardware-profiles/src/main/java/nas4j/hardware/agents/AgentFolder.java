package nas4j.hardware.agents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import nas4j.hardware.agents.blob.BlobStore;
import nas4j.hardware.agents.tls.Certificates;
import nas4j.hardware.agents.token.AgentRegistry;

/**
 * Where a controller keeps what it knows: its certificates, its agents, its journal, and the models of open jobs. What is
 * secret is readable for this user alone.
 */
public record AgentFolder(Path path) {

    /** The certificates; the authority is made if it is missing. */
    public Certificates certificates(InstantSource clock, RandomGenerator secrets) throws IOException {
        return Certificates.open(path.resolve("tls"), clock, secrets);
    }

    /** The agents that may ask for work. */
    public AgentRegistry agents() throws IOException {
        return new AgentRegistry(Files.createDirectories(path).resolve("agents.jsonl"));
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
