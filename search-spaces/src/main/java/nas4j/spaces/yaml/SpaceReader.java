package nas4j.spaces.yaml;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import nas4j.input.InputException;
import nas4j.space.tree.Condition;
import nas4j.space.tree.Notation;
import nas4j.space.tree.SpaceTree;

/**
 * Reads search spaces from YAML. It checks how the file is written; what its names mean is the compiler's to check,
 * which finds the place of each in the tree.
 */
public final class SpaceReader {
    static final List<String> KEYS = List.of(
            "space",
            "description",
            "input",
            "output",
            "let",
            "network",
            "blocks",
            "constraints",
            "train",
            "quantize",
            "strings");

    private SpaceReader() {}

    /**
     * The space that the file describes.
     *
     * @throws InputException if the file does not describe one
     */
    public static SpaceTree read(Path file) {
        return read(YamlFile.read(file));
    }

    /**
     * The space that the text describes.
     *
     * @param fileName file name for messages
     * @throws InputException if the text does not describe one
     */
    public static SpaceTree read(String fileName, String text) {
        return read(YamlFile.read(fileName, text));
    }

    /**
     * The space that a file which is already read describes.
     *
     * @throws InputException if it does not describe one
     */
    public static SpaceTree read(YamlNode root) {
        YamlMap map =
                root.asMap("a map with the keys " + String.join(", ", KEYS)).only(KEYS);
        YamlNode name = map.require("space");
        YamlMap input = map.require("input").asMap("a map of name: shape, such as {image: [3, 32, 32]}");
        YamlNode network = map.require("network");
        return new SpaceTree(
                Names.space(name.asText("the name of the space"), name.where()),
                map.find("description").map(node -> node.asText("a text")).orElse(""),
                EntryReader.entries(input),
                part(map, "output", "a map of name: number, such as {classes: 10}", SpaceReader::sizes),
                part(map, "let", "a map of name: value", ValueReader::valuesByName),
                NetworkReader.network(network),
                part(map, "blocks", "a map of name(parameters): network", BlockReader::blocks),
                conditions(map),
                part(map, "train", "a map of name: value", ValueReader::valuesByName),
                map.find("quantize").map(QuantizeReader::read).orElse(null),
                map.find("strings").map(SpaceReader::notation).orElse(null),
                map.where());
    }

    private static <V> Map<String, V> part(
            YamlMap map, String key, String accepted, Function<YamlMap, Map<String, V>> read) {
        return map.find(key).map(node -> read.apply(node.asMap(accepted))).orElse(Map.of());
    }

    private static Map<String, Integer> sizes(YamlMap map) {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        map.entries()
                .values()
                .forEach(each -> sizes.put(
                        Names.name(each.key(), each.keyWhere()), each.value().asInt(1)));
        return sizes;
    }

    private static List<Condition> conditions(YamlMap map) {
        String accepted = "a list of conditions, such as [macs <= 20M]";
        return map.find("constraints").map(node -> node.asList(accepted)).orElse(List.of()).stream()
                .map(node -> {
                    String text = node.asText("a condition such as macs <= 20M").strip();
                    return new Condition(text, ValueReader.expression(node, "a condition"));
                })
                .toList();
    }

    private static Notation notation(YamlNode node) {
        YamlMap map = node.asMap("a map with template and symbols").only(List.of("template", "symbols"));
        Map<String, String> symbols = part(map, "symbols", "a map of label: text", YamlMap::texts);
        return new Notation(map.require("template").asText("a text"), symbols, map.where());
    }
}
