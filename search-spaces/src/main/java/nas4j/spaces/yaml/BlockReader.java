package nas4j.spaces.yaml;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.space.tree.Block;
import nas4j.space.tree.Expression;
import nas4j.space.tree.Network;

/** Reads blocks: {@code name(parameter, parameter = default): network}. */
final class BlockReader {
    private BlockReader() {}

    static Map<String, Block> blocks(YamlMap map) {
        Map<String, Block> blocks = new LinkedHashMap<>();
        for (YamlMap.Entry entry : map.entries().values()) {
            Block block = block(entry);
            checkNames(block, entry.keyWhere());
            if (blocks.put(block.name(), block) != null) {
                throw new InputException(entry.keyWhere(), "found the block [" + block.name() + "] twice");
            }
        }
        return blocks;
    }

    private static Block block(YamlMap.Entry entry) {
        if (!(entry.value() instanceof YamlMap map)) {
            Network body = NetworkReader.network(entry.value());
            return Block.of(entry.key(), false, Map.of(), body, entry.keyWhere());
        }
        List<String> own = map.has("repeat") ? List.of("let") : List.of("let", "share");
        YamlMap body = map.part(key -> !own.contains(key));
        boolean share = own.contains("share")
                && map.find("share").map(YamlNode::asBoolean).orElse(false);
        Map<String, Expression> let = map.find("let")
                .map(node -> ValueReader.valuesByName(node.asMap("a map of name: value")))
                .orElse(Map.of());
        return Block.of(entry.key(), share, let, body(body), entry.keyWhere());
    }

    private static Network body(YamlMap map) {
        if (map.entries().isEmpty()) {
            throw new InputException(map.where(), "key [body] is missing");
        }
        return map.has("body") && map.entries().size() == 1
                ? NetworkReader.network(map.require("body"))
                : NetworkReader.network(map);
    }

    private static void checkNames(Block block, Where where) {
        if (NetworkKeyword.reserved().contains(block.name())) {
            throw new InputException(where, "found [" + block.name() + "] as the name of a block; it is a keyword");
        }
        Set<String> names = new HashSet<>();
        for (Block.Parameter parameter : block.parameters()) {
            if (!names.add(Names.name(parameter.name(), where))) {
                throw new InputException(where, "found the parameter [" + parameter.name() + "] twice");
            }
        }
    }
}
