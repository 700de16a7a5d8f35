package nas4j.spaces.yaml;

import java.util.List;
import java.util.function.UnaryOperator;
import nas4j.input.Where;

/** A YAML sequence. */
public record YamlList(List<YamlNode> items, Where where) implements YamlNode {
    public YamlList {
        items = List.copyOf(items);
    }

    @Override
    public YamlList moved(UnaryOperator<Where> place) {
        return new YamlList(items.stream().map(item -> item.moved(place)).toList(), place.apply(where));
    }

    @Override
    public String found() {
        return "a list";
    }

    @Override
    public List<YamlNode> asList(String accepted) {
        return items;
    }
}
