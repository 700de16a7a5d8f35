package nas4j.spaces.yaml;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import nas4j.input.InputException;
import nas4j.input.Nearest;
import nas4j.input.Where;
import nas4j.space.tree.Expression;
import nas4j.space.tree.Network;

/** Reads layers and calls of blocks: a word, or a map of one key. */
final class LayerReader {
    private LayerReader() {}

    static Network word(YamlText text) {
        String name = text.asText(NetworkReader.ACCEPTED);
        if (NetworkKeyword.reserved().contains(name)) {
            throw new InputException(text.where(), "found the keyword [" + name + "] with nothing below it");
        }
        return new Network.Layer(Names.layer(name, text.where()), Map.of(), text.where());
    }

    static Network call(YamlMap map) {
        if (map.entries().size() != 1) {
            throw new InputException(map.where(), severalKeys(map));
        }
        YamlMap.Entry entry = map.entries().values().iterator().next();
        String name = Names.layer(entry.key(), entry.keyWhere());
        if (NetworkKeyword.reserved().contains(name)) {
            throw new InputException(entry.keyWhere(), "found [" + name + "] without the keyword it belongs to");
        }
        return new Network.Layer(name, arguments(name, entry), map.where());
    }

    private static Map<String, Expression> arguments(String layer, YamlMap.Entry entry) {
        if (!(entry.value() instanceof YamlMap named) || ValueReader.isDecision(named)) {
            return Map.of("", argument(layer, entry.value(), entry.keyWhere()));
        }
        Map<String, Expression> arguments = new LinkedHashMap<>();
        for (YamlMap.Entry each : named.entries().values()) {
            Names.name(each.key(), each.keyWhere());
            arguments.put(each.key(), argument(layer, each.value(), entry.keyWhere()));
        }
        return arguments;
    }

    private static Expression argument(String layer, YamlNode node, Where keyWhere) {
        boolean network = node instanceof YamlList || (node instanceof YamlMap && !ValueReader.isDecision(node));
        if (network && Nearest.find(layer, NetworkKeyword.keys()).isPresent()) {
            String hint = Nearest.hint(layer, NetworkKeyword.keys());
            throw new InputException(keyWhere, "found [" + layer + "], which is no keyword; " + hint);
        }
        return ValueReader.value(node);
    }

    private static String severalKeys(YamlMap map) {
        String found = map.keys().stream().limit(10).collect(Collectors.joining(", ", "[", "]"));
        String accepted = "found the keys " + found
                + ", accepted: one layer or block with its arguments below it, as in {conv: {channels: 16}}, or a keyword";
        return map.keys().stream()
                .flatMap(key -> Nearest.find(key, NetworkKeyword.keys()).stream())
                .findFirst()
                .map(keyword -> accepted + "\nMaybe " + keyword + "?")
                .orElse(accepted);
    }
}
