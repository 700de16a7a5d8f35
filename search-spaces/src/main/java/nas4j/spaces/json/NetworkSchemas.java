package nas4j.spaces.json;

import static nas4j.spaces.json.Schema.anyOf;
import static nas4j.spaces.json.Schema.byName;
import static nas4j.spaces.json.Schema.list;
import static nas4j.spaces.json.Schema.object;
import static nas4j.spaces.json.Schema.ref;
import static nas4j.spaces.json.Schema.type;
import static nas4j.spaces.json.Schema.words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nas4j.spaces.yaml.NetworkKeyword;

/** Schemas of networks and blocks. */
final class NetworkSchemas {
    private static final Schema NETWORK = ref("network");
    private static final Schema VALUE = ref("value");
    private static final Schema EXPRESSION = ref("expression");
    private static final Schema NAME = type("string");

    private NetworkSchemas() {}

    static Schema network() {
        List<Schema> forms = new ArrayList<>();
        forms.add(list(NETWORK).described("a chain"));
        forms.add(words(LayerSchemas.names()));
        forms.add(NAME);
        forms.add(LayerSchemas.map(Map.of()));
        for (NetworkKeyword keyword : NetworkKeyword.values()) {
            forms.add(keyword(keyword, Map.of()));
        }
        return anyOf(forms);
    }

    /** A network, or a map of what belongs to the block and the network's own keys or {@code body}. */
    static Schema block() {
        Schema let = byName(VALUE);
        Schema share = type("boolean");
        Map<String, Schema> own = new LinkedHashMap<>();
        own.put("let", let);
        own.put("share", share);
        Map<String, Schema> body = new LinkedHashMap<>(own);
        body.put("body", NETWORK);
        List<Schema> forms = new ArrayList<>(List.of(NETWORK, object(List.of("body"), body)));
        List.of(Map.of("let", let), Map.of("share", share), own)
                .forEach(besides -> forms.add(LayerSchemas.map(besides)));
        for (NetworkKeyword keyword : NetworkKeyword.values()) {
            forms.add(keyword(keyword, own));
        }
        return anyOf(forms);
    }

    private static Schema keyword(NetworkKeyword keyword, Map<String, Schema> besides) {
        Map<String, Schema> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>(List.of(keyword.key()));
        switch (keyword) {
            case ONE_OF -> {
                properties.put("one-of", anyOf(byName(NETWORK).with("minProperties", 1), names()));
                properties.put("by", EXPRESSION);
            }
            case REPEAT -> {
                properties.put("repeat", VALUE);
                properties.put("body", NETWORK);
                properties.put("share", type("boolean"));
                required.add("body");
            }
            case WHEN -> {
                properties.put("when", EXPRESSION);
                properties.put("then", NETWORK);
                properties.put("else", NETWORK);
                required.add("then");
            }
            case SUM, CONCAT, MULTIPLY ->
                properties.put(keyword.key(), list(NETWORK).with("minItems", 1));
            case RESIDUAL, SHORTCUT -> properties.put(keyword.key(), NETWORK);
            case GRAPH -> properties.put("graph", cell());
            case MARK, FROM -> properties.put(keyword.key(), NAME);
            case ADD_MARK, CONCAT_MARK, MULTIPLY_MARK -> properties.put(keyword.key(), anyOf(NAME, names()));
            case HEADS -> properties.put("heads", byName(NETWORK).with("minProperties", 1));
        }
        besides.forEach(properties::putIfAbsent);
        return object(required, properties);
    }

    private static Schema names() {
        return list(NAME).with("minItems", 1);
    }

    private static Schema cell() {
        Map<String, Schema> properties = new LinkedHashMap<>();
        properties.put("inputs", list(NAME));
        properties.put("nodes", VALUE);
        properties.put("in-edges", VALUE);
        properties.put("edge", NETWORK);
        properties.put("node", NETWORK);
        properties.put("output", words(List.of("last", "concat", "sum")));
        return object(List.of("nodes"), properties)
                .with("anyOf", List.of(Map.of("required", List.of("edge")), Map.of("required", List.of("node"))));
    }
}
