package nas4j.agent.wire;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file that is known by what is in it.
 *
 * @param sha256 64 hexadecimal digits, so that it can be a file's name and nothing else
 * @param size in bytes, from 1 to {@link #MOST_BYTES}
 */
public record BlobRef(String sha256, long size) {
    /** No model may be larger. */
    public static final long MOST_BYTES = 512L << 20;

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public BlobRef {
        if (!isHash(sha256)) {
            throw new IllegalArgumentException("hash [" + sha256 + "], accepted: 64 hexadecimal digits");
        }
        if (size < 1 || size > MOST_BYTES) {
            throw new IllegalArgumentException("size [" + size + "] bytes, accepted: 1 to " + MOST_BYTES);
        }
    }

    /** Is it what SHA-256 makes, in hexadecimal digits? */
    public static boolean isHash(String text) {
        return HASH.matcher(text).matches();
    }

    /** For JSON. */
    public Map<String, @Nullable Object> toMap() {
        return Map.of("sha256", sha256, "size", size);
    }

    /** From JSON. */
    public static BlobRef of(Fields fields) {
        return new BlobRef(fields.text("sha256"), fields.whole("size"));
    }
}
