package nas4j.spaces.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import nas4j.spaces.yaml.YamlList;
import nas4j.spaces.yaml.YamlMap;
import nas4j.spaces.yaml.YamlNode;
import nas4j.spaces.yaml.YamlText;

/** A plain validator for the keywords of JSON Schema that our schemas use. */
public final class SchemaCheck {
    private static final List<String> UNCHECKED =
            List.of("$schema", "$defs", "title", "description", "default", "examples");

    private final Map<?, ?> definitions;

    private SchemaCheck(Map<?, ?> definitions) {
        this.definitions = definitions;
    }

    /** Whether the file is one that the schema describes. */
    public static boolean fits(YamlNode file, Map<String, Object> schema) {
        return new SchemaCheck((Map<?, ?>) schema.getOrDefault("$defs", Map.of())).fits(plain(file), schema);
    }

    private boolean fits(Object value, Object schema) {
        if (schema instanceof Boolean allowed) {
            return allowed;
        }
        Map<?, ?> rules = (Map<?, ?>) schema;
        return rules.entrySet().stream()
                .allMatch(rule -> fits(value, rule.getKey().toString(), rule.getValue(), rules));
    }

    private boolean fits(Object value, String rule, Object wanted, Map<?, ?> rules) {
        return switch (rule) {
            case "$ref" ->
                fits(
                        value,
                        Objects.requireNonNull(definitions.get(wanted.toString().replace("#/$defs/", ""))));
            case "anyOf" -> ((List<?>) wanted).stream().anyMatch(schema -> fits(value, schema));
            case "not" -> !fits(value, wanted);
            case "type" ->
                (wanted instanceof List<?> types ? types : List.of(wanted))
                        .stream().anyMatch(type -> hasType(value, type.toString()));
            case "enum" -> ((List<?>) wanted).contains(value);
            case "minimum" -> !(value instanceof Number number) || number.doubleValue() >= number(wanted);
            case "maximum" -> !(value instanceof Number number) || number.doubleValue() <= number(wanted);
            case "exclusiveMinimum" -> !(value instanceof Number number) || number.doubleValue() > number(wanted);
            case "exclusiveMaximum" -> !(value instanceof Number number) || number.doubleValue() < number(wanted);
            case "pattern" ->
                !(value instanceof String text)
                        || Pattern.compile(wanted.toString()).matcher(text).find();
            case "uniqueItems" ->
                !(value instanceof List<?> list) || Set.copyOf(list).size() == list.size();
            case "items" -> !(value instanceof List<?> list) || list.stream().allMatch(item -> fits(item, wanted));
            case "minLength" -> !(value instanceof String text) || text.length() >= (Integer) wanted;
            case "minItems" -> !(value instanceof List<?> list) || list.size() >= (Integer) wanted;
            case "maxItems" -> !(value instanceof List<?> list) || list.size() <= (Integer) wanted;
            case "required" -> !(value instanceof Map<?, ?> map) || map.keySet().containsAll((List<?>) wanted);
            case "minProperties" -> !(value instanceof Map<?, ?> map) || map.size() >= (Integer) wanted;
            case "maxProperties" -> !(value instanceof Map<?, ?> map) || map.size() <= (Integer) wanted;
            case "propertyNames" ->
                !(value instanceof Map<?, ?> map) || map.keySet().stream().allMatch(key -> fits(key, wanted));
            case "properties" -> !(value instanceof Map<?, ?> map) || propertiesFit(map, (Map<?, ?>) wanted);
            case "additionalProperties" -> !(value instanceof Map<?, ?> map) || othersFit(map, wanted, rules);
            default -> {
                if (!UNCHECKED.contains(rule)) {
                    throw new AssertionError("the keyword [" + rule + "] is not checked");
                }
                yield true;
            }
        };
    }

    private static double number(Object limit) {
        return ((Number) limit).doubleValue();
    }

    private boolean propertiesFit(Map<?, ?> map, Map<?, ?> properties) {
        return map.entrySet().stream()
                .allMatch(entry -> !properties.containsKey(entry.getKey())
                        || fits(entry.getValue(), properties.get(entry.getKey())));
    }

    private boolean othersFit(Map<?, ?> map, Object wanted, Map<?, ?> rules) {
        Map<?, ?> known = rules.get("properties") instanceof Map<?, ?> properties ? properties : Map.of();
        return map.entrySet().stream()
                .allMatch(entry -> known.containsKey(entry.getKey()) || fits(entry.getValue(), wanted));
    }

    private static boolean hasType(Object value, String type) {
        return switch (type) {
            case "object" -> value instanceof Map;
            case "array" -> value instanceof List;
            case "string" -> value instanceof String;
            case "boolean" -> value instanceof Boolean;
            case "integer" -> value instanceof Number number && number.doubleValue() == Math.rint(number.doubleValue());
            case "number" -> value instanceof Number;
            default -> throw new AssertionError("the type [" + type + "] is not checked");
        };
    }

    /** What an editor sees: maps, lists, texts, numbers and truth values of the core schema. */
    private static Object plain(YamlNode node) {
        return switch (node) {
            case YamlMap map -> {
                Map<String, Object> plain = new LinkedHashMap<>();
                map.entries().forEach((key, entry) -> plain.put(key, plain(entry.value())));
                yield plain;
            }
            case YamlList list -> {
                List<Object> plain = new ArrayList<>();
                list.items().forEach(item -> plain.add(plain(item)));
                yield plain;
            }
            case YamlText text -> text.quoted() ? text.value() : scalar(text.value());
        };
    }

    private static Object scalar(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        if (text.matches("[-+]?[0-9]+")) {
            return Integer.valueOf(text);
        }
        return text.matches("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?")
                ? (Object) Double.valueOf(text)
                : text;
    }
}
