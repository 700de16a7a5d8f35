package nas4j.spaces.json;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON Schema, or a part of one.
 *
 * @param json its keywords; values are maps, lists, texts, numbers and truth values
 */
record Schema(Map<String, Object> json) {
    Schema {
        json = Collections.unmodifiableMap(new LinkedHashMap<>(json));
    }

    static Schema type(String type) {
        return new Schema(Map.of("type", type));
    }

    /** What is defined under this name. */
    static Schema ref(String name) {
        return new Schema(Map.of("$ref", "#/$defs/" + name));
    }

    static Schema words(List<String> words) {
        return new Schema(Map.of("enum", words));
    }

    static Schema anyOf(Schema... schemas) {
        return anyOf(Arrays.asList(schemas));
    }

    static Schema anyOf(List<Schema> schemas) {
        return new Schema(Map.of("anyOf", schemas.stream().map(Schema::json).toList()));
    }

    static Schema list(Schema items) {
        return type("array").with("items", items.json);
    }

    /** A list of {@code size} items. */
    static Schema list(Schema items, int size) {
        return list(items).with("minItems", size).with("maxItems", size);
    }

    /** An object whose keys a person chooses. */
    static Schema byName(Schema value) {
        return type("object").with("additionalProperties", value.json);
    }

    /** An object with these keys and no others. */
    static Schema object(List<String> required, Map<String, Schema> properties) {
        return type("object")
                .with("required", required)
                .with("properties", json(properties))
                .with("additionalProperties", false);
    }

    /** The same schema with one more keyword. */
    Schema with(String keyword, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(json);
        more.put(keyword, value);
        return new Schema(more);
    }

    Schema described(String description) {
        return with("description", description);
    }

    static Map<String, Object> json(Map<String, Schema> schemas) {
        Map<String, Object> json = new LinkedHashMap<>();
        schemas.forEach((name, schema) -> json.put(name, schema.json));
        return json;
    }
}
