package nas4j.hardware.agents.blob;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nas4j.agent.wire.BlobRef;

/** Models in a folder, each under its hash for as long as somebody holds it. For several threads. */
public final class BlobStore {
    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final Map<String, Integer> holders = new HashMap<>();

    private BlobStore(Path folder) {
        this.folder = folder;
    }

    /** Opens the folder, and makes it if it is missing. */
    public static BlobStore open(Path folder) throws IOException {
        return new BlobStore(Files.createDirectories(folder));
    }

    /**
     * Keeps what the stream has, and holds it.
     *
     * @throws IllegalArgumentException if it is empty or larger than {@link BlobRef#MOST_BYTES}
     */
    public BlobRef put(InputStream bytes) throws IOException {
        Path part = Files.createTempFile(folder, "blob", ".part");
        try {
            BlobRef blob = copy(bytes, part);
            synchronized (this) {
                hold(blob);
                Files.move(part, file(blob.sha256()), StandardCopyOption.ATOMIC_MOVE);
            }
            return blob;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static BlobRef copy(InputStream bytes, Path file) throws IOException {
        try (FileOutputStream output = new FileOutputStream(file.toFile())) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER];
            long size = 0;
            for (int read = bytes.read(buffer); read >= 0 && size <= BlobRef.MOST_BYTES; read = bytes.read(buffer)) {
                digest.update(buffer, 0, read);
                output.write(buffer, 0, read);
                size += read;
            }
            output.getFD().sync();
            return new BlobRef(HexFormat.of().formatHex(digest.digest()), size);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each JVM has SHA-256", e);
        }
    }

    /** One more needs it. */
    public synchronized void hold(BlobRef blob) {
        holders.merge(blob.sha256(), 1, Integer::sum);
    }

    /** One fewer needs it: after the last it goes. */
    public synchronized void release(BlobRef blob) {
        if (holders.merge(blob.sha256(), -1, Integer::sum) > 0) {
            return;
        }
        holders.remove(blob.sha256());
        try {
            Files.deleteIfExists(file(blob.sha256()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes what nobody holds, such as what was left by a program that was killed. */
    public synchronized void deleteOthers() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (!holders.containsKey(file.getFileName().toString())) {
                    Files.delete(file);
                }
            }
        }
    }

    /**
     * Where a model is.
     *
     * @param sha256 as it came over the wire
     * @return empty if it is no hash, or there is no such model
     */
    public Optional<Path> find(String sha256) {
        return Optional.of(sha256).filter(BlobRef::isHash).map(this::file).filter(Files::isRegularFile);
    }

    private Path file(String hash) {
        return folder.resolve(hash);
    }
}
