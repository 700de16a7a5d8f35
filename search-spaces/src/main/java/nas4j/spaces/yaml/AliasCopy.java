package nas4j.spaces.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nas4j.input.Where;

/** What an alias repeats: the same under another key path, with the lines and columns of where it was written. */
final class AliasCopy {
    private final Where alias;
    private final YamlLimits limits;

    private AliasCopy(Where alias, YamlLimits limits) {
        this.alias = alias;
        this.limits = limits;
    }

    static YamlNode of(YamlNode node, Where alias, int depth, YamlLimits limits) {
        return new AliasCopy(alias, limits).copy(node, alias.key(), depth);
    }

    private YamlNode copy(YamlNode node, String path, int depth) {
        limits.count(alias, depth);
        Where where = under(node.where(), path);
        return switch (node) {
            case YamlText text -> new YamlText(text.value(), text.quoted(), where);
            case YamlList list -> new YamlList(items(list, path, depth), where);
            case YamlMap map -> new YamlMap(entries(map, path, depth), where);
        };
    }

    private List<YamlNode> items(YamlList list, String path, int depth) {
        List<YamlNode> items = new ArrayList<>();
        for (YamlNode item : list.items()) {
            items.add(copy(item, YamlPlaces.item(path, items.size()), depth + 1));
        }
        return items;
    }

    private Map<String, YamlMap.Entry> entries(YamlMap map, String path, int depth) {
        Map<String, YamlMap.Entry> entries = new LinkedHashMap<>();
        map.entries().forEach((key, entry) -> {
            String below = YamlPlaces.key(path, key);
            YamlNode value = copy(entry.value(), below, depth + 1);
            entries.put(key, new YamlMap.Entry(key, under(entry.keyWhere(), below), value));
        });
        return entries;
    }

    private static Where under(Where where, String path) {
        return new Where(where.file(), where.line(), where.column(), path);
    }
}
