package nas4j.spaces.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.space.tree.Block;
import nas4j.space.tree.Expression;
import nas4j.space.tree.ExpressionParser;
import nas4j.space.tree.Network;

/** Reads blocks: {@code name(parameter, parameter = default): network}. */
final class BlockReader {
    private static final Pattern HEAD = Pattern.compile("\\s*(?<name>[^()\\s]++)\\s*(?:\\((?<parameters>.*)\\)\\s*)?");

    private BlockReader() {}

    static Map<String, Block> blocks(YamlMap map) {
        Map<String, Block> blocks = new LinkedHashMap<>();
        for (YamlMap.Entry entry : map.entries().values()) {
            Block block = block(entry);
            if (blocks.put(block.name(), block) != null) {
                throw new InputException(entry.keyWhere(), "found the block [" + block.name() + "] twice");
            }
        }
        return blocks;
    }

    private static Block block(YamlMap.Entry entry) {
        Where where = entry.keyWhere();
        Matcher head = HEAD.matcher(entry.key());
        if (!head.matches()) {
            throw wrongHead(entry);
        }
        String name = Names.layer(head.group("name"), where);
        if (NetworkKeyword.keys().contains(name)) {
            throw new InputException(where, "found [" + name + "] as the name of a block; it is a keyword");
        }
        String list = head.group("parameters");
        List<Block.Parameter> parameters = list == null ? List.of() : parameters(list, entry);
        if (!(entry.value() instanceof YamlMap map)) {
            return new Block(name, parameters, false, Map.of(), NetworkReader.network(entry.value()), where);
        }
        List<String> own = map.has("repeat") ? List.of("let") : List.of("let", "share");
        YamlMap body = map.part(key -> !own.contains(key));
        boolean share = own.contains("share")
                && map.find("share").map(YamlNode::asBoolean).orElse(false);
        Map<String, Expression> let = map.find("let")
                .map(node -> ValueReader.valuesByName(node.asMap("a map of name: value")))
                .orElse(Map.of());
        return new Block(name, parameters, share, let, body(body), where);
    }

    private static Network body(YamlMap map) {
        if (map.entries().isEmpty()) {
            throw new InputException(map.where(), "key [body] is missing");
        }
        return map.has("body") && map.entries().size() == 1
                ? NetworkReader.network(map.require("body"))
                : NetworkReader.network(map);
    }

    private static List<Block.Parameter> parameters(String list, YamlMap.Entry entry) {
        List<Block.Parameter> parameters = new ArrayList<>();
        for (String part : list.isBlank() ? List.<String>of() : split(list)) {
            int equals = part.indexOf('=');
            String name = (equals < 0 ? part : part.substring(0, equals)).strip();
            Names.name(name, entry.keyWhere());
            if (parameters.stream().anyMatch(parameter -> parameter.name().equals(name))) {
                throw new InputException(entry.keyWhere(), "found the parameter [" + name + "] twice");
            }
            parameters.add(new Block.Parameter(
                    name, equals < 0 ? null : ExpressionParser.parse(part.substring(equals + 1), entry.keyWhere())));
        }
        return parameters;
    }

    /** The parts between the commas that are not inside parentheses. */
    private static List<String> split(String list) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(list.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(list.substring(start));
        return parts;
    }

    private static InputException wrongHead(YamlMap.Entry entry) {
        return new InputException(
                entry.keyWhere(),
                "found [" + entry.key()
                        + "], accepted: a name, with parameters in parentheses if it has any, such as stage(channels, stride = 1)");
    }
}
