package nas4j.agent.child;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import nas4j.agent.wire.Fields;
import nas4j.agent.wire.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * What a child is told on standard input.
 *
 * @param reference null if there is none
 */
public record ChildJob(Path model, @Nullable Path reference, Protocol protocol) {
    Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("model", model.toString());
        map.put("reference", reference == null ? null : reference.toString());
        map.put("protocol", protocol.toMap());
        return map;
    }

    /** From JSON. */
    public static ChildJob of(Fields fields) {
        return new ChildJob(
                Path.of(fields.text("model")),
                fields.has("reference") ? Path.of(fields.text("reference")) : null,
                Protocol.of(fields.object("protocol")));
    }
}
