package nas4j.agent.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be measured.
 *
 * @param model in ONNX's format
 * @param reference a model that takes turns with it, to compare with, if there is one
 */
public record Work(BlobRef model, @Nullable BlobRef reference, Protocol protocol) {

    /** For JSON. */
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("model", model.toMap());
        map.put("reference", reference == null ? null : reference.toMap());
        map.put("protocol", protocol.toMap());
        return map;
    }

    /** From JSON. */
    public static Work of(Fields fields) {
        return new Work(
                BlobRef.of(fields.object("model")),
                fields.has("reference") ? BlobRef.of(fields.object("reference")) : null,
                Protocol.of(fields.object("protocol")));
    }
}
