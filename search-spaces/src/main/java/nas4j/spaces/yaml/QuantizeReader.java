package nas4j.spaces.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nas4j.input.InputException;
import nas4j.space.tree.Expression;
import nas4j.space.tree.Quantize;

/** Reads how a whole network rounds. */
public final class QuantizeReader {
    private static final String SKIP = "skip";
    private static final List<String> KEYS = keys();

    private QuantizeReader() {}

    /**
     * What the node says.
     *
     * @throws InputException if it says none of {@code weights} and {@code activations}, or something else
     */
    public static Quantize read(YamlNode node) {
        YamlMap map = node.asMap("a map such as {weights: {one-of: [4, 8]}, activations: 8, skip: [classifier]}")
                .only(KEYS);
        if (!map.has(Quantize.WEIGHTS) && !map.has(Quantize.ACTIVATIONS)) {
            throw new InputException(map.where(), "accepted: weights, activations or both, each a number of bits");
        }
        Map<String, Expression> values = new LinkedHashMap<>();
        Quantize.KEYS.forEach(key -> map.find(key).ifPresent(value -> values.put(key, ValueReader.value(value))));
        return new Quantize(values, map.find(SKIP).map(QuantizeReader::skip).orElse(List.of()), map.where());
    }

    private static List<Expression.Name> skip(YamlNode node) {
        String accepted = "a list of stem, classifier and names of layers";
        List<YamlNode> names = node instanceof YamlText ? List.of(node) : node.asList(accepted);
        return names.stream()
                .map(name -> new Expression.Name(name.asText(accepted), name.where()))
                .toList();
    }

    private static List<String> keys() {
        List<String> keys = new ArrayList<>(Quantize.KEYS);
        keys.add(SKIP);
        return List.copyOf(keys);
    }
}
