package nas4j.djl.data.online;

import ai.djl.repository.RemoteRepository;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** DJL's repository in a folder: it "downloads" from {@code file:} addresses, into a cache of its own. */
final class StandIn extends RemoteRepository {
    private final Path root;
    private final Path cache;

    StandIn(Path folder) {
        super("stand-in", folder.resolve("repository").toUri().resolve("repository/"));
        this.root = folder.resolve("repository/dataset/cv/ai/djl/basicdataset");
        this.cache = folder.resolve("cache");
    }

    @Override
    public Path getCacheDirectory() throws IOException {
        return Files.createDirectories(cache);
    }

    /** Offers the files, packed, under the names that DJL's classes ask for. */
    void offer(String artifact, Map<String, byte[]> files, Map<String, String> names) throws IOException {
        Path folder = Files.createDirectories(root.resolve(artifact));
        Map<String, String> items = new TreeMap<>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            byte[] packed = packed(file.getValue());
            Files.write(folder.resolve(file.getKey() + ".gz"), packed);
            items.put(names.getOrDefault(file.getKey(), file.getKey()), item(file.getKey(), sha1(packed)));
        }
        write(
                artifact,
                items.entrySet().stream()
                        .map(item -> "\"%s\": %s".formatted(item.getKey(), item.getValue()))
                        .collect(Collectors.joining(", ")));
    }

    /** Offers a description with these files in JSON. */
    void write(String artifact, String items) throws IOException {
        Path folder = Files.createDirectories(root.resolve(artifact));
        Files.writeString(folder.resolve("metadata.json"), """
                {"metadataVersion": "0.2", "resourceType": "dataset", "application": "cv",
                 "groupId": "ai.djl.basicdataset", "artifactId": "%s",
                 "artifacts": [{"version": "1.0", "snapshot": false, "files": {%s}}]}
                """.formatted(artifact, items));
    }

    static String item(String file, String sha1) {
        return "{\"uri\": \"%s.gz\", \"sha1Hash\": \"%s\", \"size\": 1}".formatted(file, sha1);
    }

    /** What the four files of {@code idx} are called in DJL's descriptions. */
    static Map<String, String> idxNames() {
        return Map.of(
                "train-images-idx3-ubyte", "train_data",
                "train-labels-idx1-ubyte", "train_labels",
                "t10k-images-idx3-ubyte", "test_data",
                "t10k-labels-idx1-ubyte", "test_labels");
    }

    /** Images of 28 × 28 pixels; byte k of all is k + shift, label i of all is i % 10. */
    static Map<String, byte[]> idx(int training, int test, int shift) {
        return Map.of(
                "train-images-idx3-ubyte", images(training, shift),
                "train-labels-idx1-ubyte", labels(training),
                "t10k-images-idx3-ubyte", images(test, shift + 1),
                "t10k-labels-idx1-ubyte", labels(test));
    }

    private static byte[] images(int count, int shift) {
        ByteBuffer bytes = ByteBuffer.allocate(16 + 784 * count);
        bytes.putInt(0x803).putInt(count).putInt(28).putInt(28);
        for (int k = 0; k < 784 * count; k++) {
            bytes.put((byte) (k + shift));
        }
        return bytes.array();
    }

    private static byte[] labels(int count) {
        ByteBuffer bytes = ByteBuffer.allocate(8 + count).putInt(0x801).putInt(count);
        for (int i = 0; i < count; i++) {
            bytes.put((byte) (i % 10));
        }
        return bytes.array();
    }

    /** Records of CIFAR-10; byte k of an image is k / 7 + i, its label i % 10. */
    static byte[] cifar(int count) {
        ByteBuffer bytes = ByteBuffer.allocate(3073 * count);
        for (int i = 0; i < count; i++) {
            bytes.put((byte) (i % 10));
            for (int k = 0; k < 3072; k++) {
                bytes.put((byte) (k / 7 + i));
            }
        }
        return bytes.array();
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static String sha1(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
