package nas4j.spaces.yaml;

import java.util.List;
import nas4j.input.Where;

/** A YAML sequence. */
public record YamlList(List<YamlNode> items, Where where) implements YamlNode {
    public YamlList {
        items = List.copyOf(items);
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
