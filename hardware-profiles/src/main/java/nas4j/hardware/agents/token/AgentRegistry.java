package nas4j.hardware.agents.token;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import nas4j.agent.json.Json;
import nas4j.agent.wire.Fields;

/**
 * The agents that may ask for work, in a file that another program may change meanwhile. Tokens are in it as hashes only.
 * For several threads.
 */
public final class AgentRegistry {
    private static final int TOKEN_BYTES = 32;

    private final Path file;
    private Map<String, Enrolled> agents = Map.of();
    private FileTime read = FileTime.fromMillis(0);

    /** @param file need not be there */
    public AgentRegistry(Path file) {
        this.file = file;
    }

    /**
     * Adds an agent, or gives one that is there a new token.
     *
     * @param secrets cannot be guessed
     * @return the token, which is told this once
     */
    public synchronized String enroll(String name, String device, RandomGenerator secrets) throws IOException {
        byte[] bytes = new byte[TOKEN_BYTES];
        secrets.nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        Map<String, Enrolled> changed = new TreeMap<>(agents());
        changed.put(name, new Enrolled(name, device, hash(token)));
        String lines = changed.values().stream()
                .map(each -> Json.write(each.toMap()) + "\n")
                .collect(Collectors.joining());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, lines);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return token;
    }

    /** All agents by name. */
    public synchronized List<Enrolled> all() throws IOException {
        return List.copyOf(agents().values());
    }

    /** Whose token it is. Takes as long for each token, so nothing can be learnt from the time. */
    public synchronized Optional<Enrolled> find(String token) throws IOException {
        byte[] found = hash(token).getBytes(StandardCharsets.US_ASCII);
        Optional<Enrolled> owner = Optional.empty();
        for (Enrolled each : agents().values()) {
            if (MessageDigest.isEqual(found, each.tokenHash().getBytes(StandardCharsets.US_ASCII))) {
                owner = Optional.of(each);
            }
        }
        return owner;
    }

    private Map<String, Enrolled> agents() throws IOException {
        if (Files.exists(file)) {
            FileTime changed = Files.getLastModifiedTime(file);
            if (!changed.equals(read)) {
                Map<String, Enrolled> found = new TreeMap<>();
                for (String line : Files.readAllLines(file)) {
                    Enrolled each = Enrolled.of(new Fields(Json.read(line)));
                    found.put(each.name(), each);
                }
                agents = found;
                read = changed;
            }
        }
        return agents;
    }

    private static String hash(String token) {
        try {
            byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each JVM has SHA-256", e);
        }
    }
}
