package nas4j.spaces.json;

import static nas4j.spaces.json.Schema.anyOf;
import static nas4j.spaces.json.Schema.byName;
import static nas4j.spaces.json.Schema.list;
import static nas4j.spaces.json.Schema.object;
import static nas4j.spaces.json.Schema.ref;
import static nas4j.spaces.json.Schema.type;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nas4j.space.tree.Quantize;

/** The JSON Schema (draft 2020-12) of space files: editors complete and check them with it. */
public final class SpaceSchema {
    private static final Schema VALUE = ref("value");
    private static final Schema SIZE = type("integer").with("minimum", 1);

    private SpaceSchema() {}

    /** The schema as maps, lists, texts, numbers and truth values. */
    public static Map<String, Object> json() {
        Map<String, Object> json = file().document("Search space");
        json.put("$defs", Schema.json(definitions()));
        return json;
    }

    /** Definitions of values, which {@link #quantize} refers to. */
    public static Map<String, Object> values() {
        Map<String, Schema> values = new LinkedHashMap<>();
        values.put("expression", ValueSchemas.expression());
        values.put("value", ValueSchemas.value());
        return Schema.json(values);
    }

    private static Schema file() {
        Map<String, Schema> keys = new LinkedHashMap<>();
        keys.put(
                "space",
                type("string")
                        .with("pattern", "^[a-z][a-z0-9]*(-[a-z0-9]+)*$")
                        .described("name: lower-case words with hyphens"));
        keys.put("description", type("string"));
        keys.put(
                "input",
                byName(entry())
                        .with("minProperties", 1)
                        .described("what comes in, by name; the first one flows into the network"));
        keys.put("output", byName(SIZE).described("whole numbers that the data decide, such as classes"));
        keys.put("let", byName(VALUE).described("named values; a decision named here and used twice is one decision"));
        keys.put("network", ref("network"));
        keys.put(
                "blocks",
                byName(ref("block"))
                        .with("propertyNames", Map.of("pattern", "^\\s*[A-Za-z_][A-Za-z0-9_-]*\\s*(\\(.*\\))?\\s*$"))
                        .described("reusable networks: name(parameter, parameter = default)"));
        keys.put("constraints", list(type("string")).described("conditions over decisions and costs"));
        keys.put("train", byName(VALUE).described("hyper-parameters of the training"));
        keys.put("quantize", quantize());
        keys.put("strings", strings().described("how a published benchmark names its networks"));
        return object(List.of("space", "input", "network"), keys);
    }

    private static Schema entry() {
        Map<String, Schema> text = new LinkedHashMap<>();
        text.put("tokens", SIZE);
        text.put("vocabulary", SIZE);
        return anyOf(
                list(SIZE, 3).described("image: channels, height, width"),
                list(SIZE, 1).described("vector: features"),
                object(List.of("tokens", "vocabulary"), text).described("text"));
    }

    /** How a whole network rounds. */
    public static Schema quantize() {
        Map<String, Schema> keys = new LinkedHashMap<>();
        Quantize.KEYS.forEach(key -> keys.put(key, VALUE));
        keys.put("skip", anyOf(type("string"), list(type("string"))).described("layers that stay in float"));
        return object(List.of(), keys)
                .with("minProperties", 1)
                .described("how the whole network rounds where its layers do not say it");
    }

    private static Schema strings() {
        Map<String, Schema> keys = new LinkedHashMap<>();
        keys.put("template", type("string"));
        keys.put("symbols", byName(ValueSchemas.expression()));
        return object(List.of("template"), keys);
    }

    private static Map<String, Schema> definitions() {
        Map<String, Schema> definitions = new LinkedHashMap<>();
        definitions.put("expression", ValueSchemas.expression());
        definitions.put("value", ValueSchemas.value());
        definitions.put("arguments", LayerSchemas.arguments());
        definitions.putAll(LayerSchemas.definitions());
        definitions.put("network", NetworkSchemas.network());
        definitions.put("block", NetworkSchemas.block());
        return definitions;
    }
}
