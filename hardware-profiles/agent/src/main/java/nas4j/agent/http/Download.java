package nas4j.agent.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import nas4j.agent.wire.BlobRef;

/** Fetches a file in pieces, whatever happens in between, and believes it only when its hash is right. */
public final class Download {
    private static final int BUFFER = 1 << 16;

    private final Controller controller;
    private final BlobRef blob;
    private final Path target;
    private final Path part;

    /** What is done while bytes come. */
    @FunctionalInterface
    public interface Progress {

        /** Some more bytes are there. */
        void more() throws LeaseLostException;
    }

    /** @param target appears whole and checked, or not at all */
    public Download(Controller controller, BlobRef blob, Path target) {
        this.controller = controller;
        this.blob = blob;
        this.target = target;
        part = target.resolveSibling(target.getFileName() + ".part");
    }

    /**
     * Goes on where it was left.
     *
     * @throws IOException if the connection broke: call it again
     * @throws IllegalArgumentException if what came is not the file; it is gone then
     */
    public void run(Progress progress) throws IOException, LeaseLostException {
        long have = Files.exists(part) ? Files.size(part) : 0;
        if (have < blob.size()) {
            have = append(have, progress);
        }
        if (have < blob.size()) {
            throw new IOException("the file broke off at [" + have + "] of [" + blob.size() + "] bytes");
        }
        String found = sha256(part);
        if (have > blob.size() || !found.equals(blob.sha256())) {
            Files.delete(part);
            throw new IllegalArgumentException("the controller sent [" + have + "] bytes or more with the hash ["
                    + found + "], expected [" + blob.size() + "] with [" + blob.sha256() + "]");
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Takes one byte too many at most, which then tells that there are too many. */
    private long append(long start, Progress progress) throws IOException, LeaseLostException {
        long have = start;
        byte[] buffer = new byte[BUFFER];
        try (InputStream input = controller.blob(blob, start);
                OutputStream output =
                        Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            int read = 0;
            while (have <= blob.size()
                    && (read = input.read(buffer, 0, (int) Math.min(BUFFER, blob.size() + 1 - have))) > 0) {
                output.write(buffer, 0, read);
                have += read;
                progress.more();
            }
        }
        return have;
    }

    /** In hexadecimal digits. */
    static String sha256(Path file) throws IOException {
        try (InputStream input = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER];
            for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each JVM has SHA-256", e);
        }
    }
}
