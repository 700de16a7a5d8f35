package nas4j.spaces.yaml;

import java.util.List;
import java.util.Locale;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.space.tree.Network;
import nas4j.space.tree.Network.CellOutput;

/** Reads cells. */
final class CellReader {
    static final List<String> KEYS = List.of("inputs", "nodes", "in-edges", "edge", "node", "output");
    static final List<String> OUTPUTS = List.of("last", "concat", "sum");

    private CellReader() {}

    static Network cell(YamlNode cell, Where where) {
        YamlMap map = cell.asMap("a map with " + String.join(", ", KEYS)).only(KEYS);
        if (!map.has("edge") && !map.has("node")) {
            throw new InputException(map.where(), "key [edge] or [node] is missing");
        }
        return new Network.Cell(
                map.find("inputs")
                        .map(node -> Names.names(node.asList("a list of marks")))
                        .orElse(List.of()),
                ValueReader.value(map.require("nodes")),
                map.find("in-edges").map(ValueReader::value).orElse(null),
                optional(map, "edge"),
                optional(map, "node"),
                output(map),
                where);
    }

    private static Network optional(YamlMap map, String key) {
        return map.find(key).map(NetworkReader::network).orElseGet(() -> new Network.Chain(List.of(), map.where()));
    }

    private static CellOutput output(YamlMap map) {
        return map.find("output")
                .map(node -> CellOutput.valueOf(node.asOneOf(OUTPUTS).toUpperCase(Locale.ROOT)))
                .orElse(CellOutput.LAST);
    }
}
