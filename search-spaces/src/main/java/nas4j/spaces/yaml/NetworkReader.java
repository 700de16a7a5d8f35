package nas4j.spaces.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.space.tree.Expression;
import nas4j.space.tree.Network;
import nas4j.space.tree.Network.JoinKind;

/** Reads networks: chains, layers and calls of blocks, and the keywords of {@link NetworkKeyword}. */
final class NetworkReader {
    static final String ACCEPTED =
            "a network: a list, the name of a layer or a block, or a map such as {conv: {channels: 16}}";

    private NetworkReader() {}

    static Network network(YamlNode node) {
        return switch (node) {
            case YamlList list -> new Network.Chain(networks(list, ACCEPTED), list.where());
            case YamlText text -> LayerReader.word(text);
            case YamlMap map ->
                NetworkKeyword.find(map)
                        .map(keyword -> keyword(keyword, map.only(keyword.accepted())))
                        .orElseGet(() -> LayerReader.call(map));
        };
    }

    private static List<Network> networks(YamlNode list, String accepted) {
        return list.asList(accepted).stream().map(NetworkReader::network).toList();
    }

    private static Network keyword(NetworkKeyword keyword, YamlMap map) {
        YamlNode value = map.require(keyword.key());
        Where where = map.where();
        return switch (keyword) {
            case ONE_OF -> oneOf(value, map);
            case REPEAT -> repeat(value, map);
            case SUM -> join(JoinKind.SUM, value, where);
            case CONCAT -> join(JoinKind.CONCAT, value, where);
            case MULTIPLY -> join(JoinKind.MULTIPLY, value, where);
            case RESIDUAL -> new Network.Residual(network(value), false, where);
            case SHORTCUT -> new Network.Residual(network(value), true, where);
            case WHEN -> when(value, map);
            case GRAPH -> CellReader.cell(value, where);
            case MARK -> new Network.Mark(name(value), where);
            case ADD_MARK -> new Network.Merge(JoinKind.SUM, Names.oneOrMore(value), where);
            case CONCAT_MARK -> new Network.Merge(JoinKind.CONCAT, Names.oneOrMore(value), where);
            case MULTIPLY_MARK -> new Network.Merge(JoinKind.MULTIPLY, Names.oneOrMore(value), where);
            case FROM -> new Network.From(name(value), where);
            case HEADS -> new Network.Heads(byName(value, "a map of output: network"), where);
        };
    }

    private static String name(YamlNode node) {
        return Names.name(node.asText("a name"), node.where());
    }

    private static Network oneOf(YamlNode options, YamlMap map) {
        Expression selector = map.find("by")
                .map(node -> ValueReader.expression(node, "an expression whose value names a branch"))
                .orElse(null);
        Map<String, Network> branches = options instanceof YamlList list
                ? byOwnName(list)
                : byName(options, "a map of name: network, or a list of names of layers or blocks");
        return new Network.OneOf(branches, selector, map.where());
    }

    private static Map<String, Network> byOwnName(YamlList list) {
        Map<String, Network> branches = new LinkedHashMap<>();
        for (YamlNode item : list.items()) {
            String name =
                    item.asText("the name of a layer or a block; for other networks write a map of name: network");
            if (branches.put(name, network(item)) != null) {
                throw new InputException(item.where(), "found the option [" + name + "] twice");
            }
        }
        return notEmpty(branches, list);
    }

    private static Map<String, Network> byName(YamlNode node, String accepted) {
        Map<String, Network> networks = new LinkedHashMap<>();
        for (YamlMap.Entry entry : node.asMap(accepted).entries().values()) {
            networks.put(Names.label(entry.key(), entry.keyWhere()), network(entry.value()));
        }
        return notEmpty(networks, node);
    }

    private static Map<String, Network> notEmpty(Map<String, Network> networks, YamlNode node) {
        if (networks.isEmpty()) {
            throw node.notAccepted("one network or more");
        }
        return networks;
    }

    private static Network repeat(YamlNode times, YamlMap map) {
        boolean share = map.find("share").map(YamlNode::asBoolean).orElse(false);
        return new Network.Repeat(ValueReader.value(times), share, network(map.require("body")), map.where());
    }

    private static Network join(JoinKind kind, YamlNode value, Where where) {
        List<Network> branches = networks(value, "a list of networks");
        if (branches.isEmpty()) {
            throw value.notAccepted("one network or more");
        }
        return new Network.Join(kind, branches, where);
    }

    private static Network when(YamlNode condition, YamlMap map) {
        Network otherwise =
                map.find("else").map(NetworkReader::network).orElseGet(() -> new Network.Chain(List.of(), map.where()));
        Expression holds = ValueReader.expression(condition, "a condition such as width > 0.5");
        return new Network.When(holds, network(map.require("then")), otherwise, map.where());
    }
}
