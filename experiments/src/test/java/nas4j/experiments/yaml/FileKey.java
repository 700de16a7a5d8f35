package nas4j.experiments.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nas4j.input.Where;
import nas4j.spaces.yaml.YamlFile;
import nas4j.spaces.yaml.YamlList;
import nas4j.spaces.yaml.YamlMap;
import nas4j.spaces.yaml.YamlNode;
import nas4j.spaces.yaml.YamlText;

/**
 * A key of a file.
 *
 * @param file its text
 */
public record FileKey(String file, String name, Where where) {

    /** All keys, at every depth. */
    public static List<FileKey> of(String file) {
        return of(file, YamlFile.read("my.yaml", file)).toList();
    }

    private static Stream<FileKey> of(String file, YamlNode node) {
        return switch (node) {
            case YamlMap map ->
                map.entries().values().stream()
                        .flatMap(entry -> Stream.concat(
                                Stream.of(new FileKey(file, entry.key(), entry.keyWhere())), of(file, entry.value())));
            case YamlList list -> list.items().stream().flatMap(item -> of(file, item));
            case YamlText _ -> Stream.empty();
        };
    }

    /** A name that is no key, and near this one. */
    public String misspelt() {
        return name.substring(0, name.length() - 1) + "q";
    }

    /** The file with this key misspelt. */
    public String misspeltFile() {
        List<String> lines = new ArrayList<>(file.lines().toList());
        int begin = where.column() - 1;
        String line = lines.get(where.line() - 1);
        lines.set(where.line() - 1, line.substring(0, begin) + misspelt() + line.substring(begin + name.length()));
        return String.join("\n", lines);
    }

    @Override
    public String toString() {
        return where.text();
    }
}
