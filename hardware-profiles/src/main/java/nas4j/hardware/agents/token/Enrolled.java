package nas4j.hardware.agents.token;

import java.util.Map;
import java.util.regex.Pattern;
import nas4j.agent.wire.BlobRef;
import nas4j.agent.wire.Fields;
import org.jspecify.annotations.Nullable;

/**
 * An agent that may ask for work.
 *
 * @param name letters, digits, dots, hyphens and underscores
 * @param device what it is, such as {@code pi-5}: several agents on like devices share their jobs
 * @param tokenHash SHA-256 of its token
 */
public record Enrolled(String name, String device, String tokenHash) {
    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._-]{0,63}");

    public Enrolled {
        if (!NAME.matcher(name).matches() || !NAME.matcher(device).matches() || !BlobRef.isHash(tokenHash)) {
            throw new IllegalArgumentException("found the agent [" + name + "] on a [" + device
                    + "], accepted: up to 64 letters, digits, dots, hyphens, underscores");
        }
    }

    Map<String, @Nullable Object> toMap() {
        return Map.of("name", name, "device", device, "tokenHash", tokenHash);
    }

    static Enrolled of(Fields fields) {
        return new Enrolled(fields.text("name"), fields.text("device"), fields.text("tokenHash"));
    }
}
