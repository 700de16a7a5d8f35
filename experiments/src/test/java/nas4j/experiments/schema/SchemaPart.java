package nas4j.experiments.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A schema, or one inside another. */
record SchemaPart(Map<String, Object> json) {

    private static SchemaPart of(Object json) {
        Map<String, Object> keywords = new LinkedHashMap<>();
        ((Map<?, ?>) json).forEach((keyword, value) -> keywords.put(keyword.toString(), value));
        return new SchemaPart(keywords);
    }

    /** The forms that it can have, or that the items of a list can have. */
    Stream<SchemaPart> forms() {
        if (json.containsKey("items")) {
            return of(Objects.requireNonNull(json.get("items"))).forms();
        }
        return json.get("anyOf") instanceof List<?> forms ? forms.stream().map(SchemaPart::of) : Stream.of(this);
    }

    /** By key; empty if it describes no map. */
    Map<String, SchemaPart> properties() {
        Map<String, SchemaPart> properties = new LinkedHashMap<>();
        if (json.get("properties") instanceof Map<?, ?> map) {
            map.forEach((key, value) -> properties.put(key.toString(), of(value)));
        }
        return properties;
    }

    Optional<String> findDefault() {
        return Optional.ofNullable(json.get("default")).map(Object::toString);
    }
}
