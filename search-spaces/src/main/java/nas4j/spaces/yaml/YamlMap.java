package nas4j.spaces.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import nas4j.input.InputException;
import nas4j.input.Nearest;
import nas4j.input.Where;

/**
 * A YAML map; keys are texts, in the order of the file.
 *
 * @param entries by key
 */
public record YamlMap(Map<String, Entry> entries, Where where) implements YamlNode {
    public YamlMap {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /**
     * A key with its value.
     *
     * @param keyWhere place of the key itself
     */
    public record Entry(String key, Where keyWhere, YamlNode value) {}

    @Override
    public YamlMap moved(UnaryOperator<Where> place) {
        Map<String, Entry> moved = new LinkedHashMap<>();
        entries.forEach((key, entry) -> moved.put(
                key, new Entry(key, place.apply(entry.keyWhere()), entry.value().moved(place))));
        return new YamlMap(moved, place.apply(where));
    }

    @Override
    public String found() {
        return entries.isEmpty()
                ? "{}"
                : YamlText.shortened(entries.keySet().stream().collect(Collectors.joining(": …, ", "{", ": …}")));
    }

    @Override
    public YamlMap asMap(String accepted) {
        return this;
    }

    public boolean has(String key) {
        return entries.containsKey(key);
    }

    public Set<String> keys() {
        return entries.keySet();
    }

    /** The value of the key, if the key is there. */
    public Optional<YamlNode> find(String key) {
        return Optional.ofNullable(entries.get(key)).map(Entry::value);
    }

    /**
     * The value of the key.
     *
     * @throws InputException if the key is not there
     */
    public YamlNode require(String key) {
        return find(key).orElseThrow(() -> new InputException(where, "key [" + key + "] is missing"));
    }

    /** This map, where every key is known. */
    public YamlMap only(List<String> known) {
        for (Entry entry : entries.values()) {
            if (!known.contains(entry.key())) {
                throw new InputException(
                        entry.keyWhere(),
                        "found unknown key [" + entry.key() + "], " + Nearest.hint(entry.key(), known));
            }
        }
        return this;
    }

    /** The part of this map whose keys are wanted. */
    public YamlMap part(Predicate<String> wanted) {
        Map<String, Entry> part = new LinkedHashMap<>(entries);
        part.keySet().removeIf(wanted.negate());
        return new YamlMap(part, where);
    }

    /** Every value as a text, by key. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        entries.forEach((key, entry) -> texts.put(key, entry.value().asText("a text")));
        return texts;
    }
}
