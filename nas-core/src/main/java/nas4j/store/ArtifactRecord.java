package nas4j.store;

import java.util.regex.Pattern;

/**
 * A file that came out of an experiment, kept under its content.
 *
 * @param name what it is there, such as {@code best.onnx}; unique in the experiment
 * @param sha256 of its bytes, in 64 hexadecimal digits
 * @param bytes its size
 */
public record ArtifactRecord(String experiment, String name, String sha256, long bytes) {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    public ArtifactRecord {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a file of an experiment needs a name");
        }
        if (!SHA_256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("[" + sha256 + "] is not a SHA-256 in hexadecimal digits");
        }
    }
}
