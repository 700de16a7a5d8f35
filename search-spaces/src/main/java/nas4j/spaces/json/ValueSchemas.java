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

/** Schemas of values: expressions, and decisions between them. */
final class ValueSchemas {
    private static final Schema VALUE = ref("value");
    private static final Schema EXPRESSION = ref("expression");

    private ValueSchemas() {}

    static Schema expression() {
        return new Schema(Map.of("type", List.of("string", "number", "boolean")))
                .described("a number, a word, a name or an expression such as 16 * width");
    }

    static Schema value() {
        return anyOf(
                EXPRESSION,
                decision(
                        "one-of",
                        anyOf(
                                list(EXPRESSION).with("minItems", 1),
                                byName(VALUE).with("minProperties", 1)),
                        "ordered",
                        type("boolean")),
                decision("int", list(EXPRESSION, 2), "step", EXPRESSION),
                decision("float", list(EXPRESSION, 2), "points", EXPRESSION),
                decision("log", list(EXPRESSION, 2), "points", EXPRESSION));
    }

    private static Schema decision(String key, Schema options, String besides, Schema beside) {
        Map<String, Schema> keys = new LinkedHashMap<>();
        keys.put(key, options);
        keys.put(besides, beside);
        return object(List.of(key), keys);
    }
}
