package nas4j.experiments.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.spaces.yaml.YamlFile;
import nas4j.spaces.yaml.YamlMap;
import nas4j.spaces.yaml.YamlNode;

/** Changes of a file's values from the command line. Their places are what was typed, with the key of the file. */
public final class Overrides {
    private final Change change;
    private final List<String> path;

    private Overrides(Change change) {
        this.change = change;
        this.path = List.of(change.path().split("\\.", -1));
    }

    /**
     * The file with some values replaced, one after the other.
     *
     * @throws InputException if a path leads through what is no map
     */
    public static YamlNode apply(YamlNode root, List<Change> changes) {
        YamlNode changed = root;
        for (Change change : changes) {
            changed = new Overrides(change).with(changed, 0);
        }
        return changed;
    }

    private YamlNode with(YamlNode node, int depth) {
        if (depth == path.size()) {
            return value();
        }
        String key = path.get(depth);
        Where where = change.where(String.join(".", path.subList(0, depth + 1)));
        if (!(node instanceof YamlMap map)) {
            throw new InputException(
                    where, "[" + key + "] would be a key of [" + node.found() + "], accepted: a key of a map");
        }
        YamlNode old = map.find(key).orElse(new YamlMap(Map.of(), where));
        Map<String, YamlMap.Entry> entries = new LinkedHashMap<>(map.entries());
        YamlMap.Entry known = entries.get(key);
        entries.put(key, new YamlMap.Entry(key, known == null ? where : known.keyWhere(), with(old, depth + 1)));
        return new YamlMap(entries, map.where());
    }

    private YamlNode value() {
        return YamlFile.read(change.typed(), change.value()).moved(where -> change.where(below(where.key())));
    }

    private String below(String key) {
        return key.isEmpty() || key.startsWith("[") ? change.path() + key : change.path() + "." + key;
    }
}
