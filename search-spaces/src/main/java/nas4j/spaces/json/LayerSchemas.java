package nas4j.spaces.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nas4j.space.layer.LayerParameter;
import nas4j.space.layer.LayerType;
import nas4j.space.layer.Layers;
import nas4j.space.layer.PrecisionParameters;
import nas4j.space.layer.StandardBlocks;
import nas4j.space.tree.Block;
import nas4j.spaces.yaml.NetworkKeyword;
import org.jspecify.annotations.Nullable;

/** Schemas of layers and of calls of blocks. */
final class LayerSchemas {
    private static final Schema VALUE = Schema.ref("value");

    private LayerSchemas() {}

    /** The names that stand for a network alone. */
    static List<String> names() {
        List<String> names = new ArrayList<>(Layers.byName().keySet());
        names.addAll(StandardBlocks.byName().keySet());
        return names;
    }

    /** What can stand below the name of each layer, by definition. */
    static Map<String, Schema> definitions() {
        Map<String, Schema> definitions = new LinkedHashMap<>();
        Layers.byName().values().forEach(layer -> definitions.put(definition(layer.name()), arguments(layer)));
        StandardBlocks.byName().values().forEach(block -> definitions.put(definition(block.name()), arguments(block)));
        return definitions;
    }

    /** A map with these keys and one more, the name of a layer or block. */
    static Schema map(Map<String, Schema> besides) {
        Map<String, Schema> properties = new LinkedHashMap<>(besides);
        List<String> reserved = new ArrayList<>(NetworkKeyword.reserved());
        reserved.removeAll(besides.keySet());
        names().forEach(name -> properties.put(name, Schema.ref(definition(name))));
        return Schema.type("object")
                .with("required", List.copyOf(besides.keySet()))
                .with("minProperties", 1 + besides.size())
                .with("maxProperties", 1 + besides.size())
                .with("propertyNames", Map.of("not", Map.of("enum", reserved)))
                .with("properties", Schema.json(properties))
                .with("additionalProperties", Schema.ref("arguments").json());
    }

    private static String definition(String layer) {
        return "layer-" + layer;
    }

    /** What can stand below the name of a block. */
    static Schema arguments() {
        return Schema.anyOf(VALUE, Schema.byName(VALUE));
    }

    private static Schema arguments(LayerType layer) {
        List<LayerParameter> parameters = new ArrayList<>(layer.parameters());
        parameters.addAll(PrecisionParameters.ALL);
        Map<String, Schema> properties = new LinkedHashMap<>();
        parameters.forEach(parameter -> properties.put(parameter.name(), value(parameter)));
        List<String> required = parameters.stream()
                .filter(parameter -> parameter.byDefault() == null)
                .map(LayerParameter::name)
                .toList();
        Schema named = Schema.object(required, properties);
        Schema arguments = layer.parameters().isEmpty()
                ? named
                : Schema.anyOf(value(layer.parameters().getFirst()), named);
        return arguments.described(layer.parameters().stream()
                .map(parameter -> signature(parameter.name(), parameter.byDefault()))
                .collect(Collectors.joining(", ", layer.name() + "(", ")")));
    }

    private static String signature(String name, @Nullable String byDefault) {
        return byDefault == null ? name : name + " = " + byDefault;
    }

    private static Schema value(LayerParameter parameter) {
        return switch (parameter.kind()) {
            case INTEGER, NUMBER, BITS -> VALUE;
            case FLAG -> Schema.anyOf(Schema.type("boolean"), VALUE);
            case WORD -> Schema.anyOf(Schema.words(parameter.words()), VALUE);
        };
    }

    /** A space may have a block of its own under the same name, so nothing is required and nothing refused. */
    private static Schema arguments(Block block) {
        Map<String, Schema> properties = new LinkedHashMap<>();
        block.parameters().forEach(parameter -> properties.put(parameter.name(), VALUE));
        Schema named = Schema.byName(VALUE).with("properties", Schema.json(properties));
        return Schema.anyOf(VALUE, named)
                .described(block.parameters().stream()
                        .map(Block.Parameter::name)
                        .collect(Collectors.joining(", ", block.name() + "(", ")")));
    }
}
