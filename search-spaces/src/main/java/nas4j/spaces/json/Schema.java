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
public record Schema(Map<String, Object> json) {
    public Schema {
        json = Collections.unmodifiableMap(new LinkedHashMap<>(json));
    }

    /** Anything of a type, such as {@code string}. */
    public static Schema type(String type) {
        return new Schema(Map.of("type", type));
    }

    /** What is defined under this name. */
    public static Schema ref(String name) {
        return new Schema(Map.of("$ref", "#/$defs/" + name));
    }

    /** One of these words. */
    public static Schema words(List<String> words) {
        return new Schema(Map.of("enum", words));
    }

    /** What fits one of these. */
    public static Schema anyOf(Schema... schemas) {
        return anyOf(Arrays.asList(schemas));
    }

    /** What fits one of these. */
    public static Schema anyOf(List<Schema> schemas) {
        return new Schema(Map.of("anyOf", schemas.stream().map(Schema::json).toList()));
    }

    /** A list of any length. */
    public static Schema list(Schema items) {
        return type("array").with("items", items.json);
    }

    /** A list of {@code size} items. */
    static Schema list(Schema items, int size) {
        return list(items).with("minItems", size).with("maxItems", size);
    }

    /** An object whose keys a person chooses. */
    public static Schema byName(Schema value) {
        return type("object").with("additionalProperties", value.json);
    }

    /** An object with these keys and no others. */
    public static Schema object(List<String> required, Map<String, Schema> properties) {
        return type("object")
                .with("required", required)
                .with("properties", json(properties))
                .with("additionalProperties", false);
    }

    /** The same schema with one more keyword. */
    public Schema with(String keyword, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(json);
        more.put(keyword, value);
        return new Schema(more);
    }

    /** The same schema with what an editor shows beside it. */
    public Schema described(String description) {
        return with("description", description);
    }

    /** The schema of whole files, in the dialect 2020-12. */
    public Map<String, Object> document(String title) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        document.put("title", title);
        document.putAll(json);
        return document;
    }

    static Map<String, Object> json(Map<String, Schema> schemas) {
        Map<String, Object> json = new LinkedHashMap<>();
        schemas.forEach((name, schema) -> json.put(name, schema.json));
        return json;
    }
}
