package nas4j.experiments.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.spaces.yaml.YamlFile;
import nas4j.spaces.yaml.YamlMap;
import nas4j.spaces.yaml.YamlNode;

/** Changes of a file's values from the command line. */
public final class Overrides {
    private Overrides() {}

    /**
     * The file with some values replaced.
     *
     * @param settings each {@code path=value}, such as {@code evaluate.epochs=5}; keys of maps, with dots between them
     * @throws InputException if a setting has no {@code =}, or its path leads through what is no map
     */
    public static YamlNode apply(YamlNode root, List<String> settings) {
        YamlNode changed = root;
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            Where where = new Where("--set " + setting, 0, 0, "");
            if (equals < 1) {
                throw new InputException(
                        where, "found [" + setting + "], accepted: path=value, such as evaluate.epochs=5");
            }
            YamlNode value = YamlFile.read("--set " + setting, setting.substring(equals + 1));
            changed = with(changed, List.of(setting.substring(0, equals).split("\\.", -1)), value, where);
        }
        return changed;
    }

    private static YamlNode with(YamlNode node, List<String> path, YamlNode value, Where where) {
        if (path.isEmpty()) {
            return value;
        }
        if (!(node instanceof YamlMap map)) {
            throw new InputException(
                    where,
                    "[" + path.getFirst() + "] would be a key of [" + node.found() + "], accepted: a key of a map");
        }
        String key = path.getFirst();
        YamlNode old = map.find(key).orElse(new YamlMap(Map.of(), where));
        Map<String, YamlMap.Entry> entries = new LinkedHashMap<>(map.entries());
        YamlMap.Entry known = entries.get(key);
        Where keyWhere = known == null ? where : known.keyWhere();
        entries.put(key, new YamlMap.Entry(key, keyWhere, with(old, path.subList(1, path.size()), value, where)));
        return new YamlMap(entries, map.where());
    }
}
