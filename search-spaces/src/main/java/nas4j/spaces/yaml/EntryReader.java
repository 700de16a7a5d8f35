package nas4j.spaces.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nas4j.input.InputException;
import nas4j.space.tree.Entry;

/** Reads what comes into a network. */
final class EntryReader {
    private static final String SHAPES =
            "[channels, height, width] of an image, [features] of a vector, or {tokens: 128, vocabulary: 30000}";

    private EntryReader() {}

    static Map<String, Entry> entries(YamlMap map) {
        if (map.entries().isEmpty()) {
            throw map.notAccepted("one input or more, such as {image: [3, 32, 32]}");
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        map.entries()
                .values()
                .forEach(each -> entries.put(Names.name(each.key(), each.keyWhere()), entry(each.value())));
        return entries;
    }

    private static Entry entry(YamlNode node) {
        if (node instanceof YamlMap map) {
            map.only(List.of("tokens", "vocabulary"));
            return Entry.tokens(
                    map.require("tokens").asInt(1), map.require("vocabulary").asInt(1), map.where());
        }
        List<Integer> sizes =
                node.asList(SHAPES).stream().map(size -> size.asInt(1)).toList();
        return switch (sizes.size()) {
            case 1 -> Entry.vector(sizes.get(0), node.where());
            case 3 -> Entry.image(sizes.get(0), sizes.get(1), sizes.get(2), node.where());
            default ->
                throw new InputException(node.where(), "found a list of [" + sizes.size() + "], accepted: " + SHAPES);
        };
    }
}
