package nas4j.spaces.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import nas4j.evaluate.Split;
import nas4j.input.InputException;
import nas4j.input.Nearest;
import nas4j.input.Where;
import nas4j.spaces.table.TableDescription.Column;
import nas4j.spaces.table.TableDescription.Devices;
import nas4j.spaces.yaml.YamlFile;
import nas4j.spaces.yaml.YamlList;
import nas4j.spaces.yaml.YamlMap;
import nas4j.spaces.yaml.YamlNode;

/** The tables that the platform can read: the files {@code nas4j/spaces/tables/NAME.yaml}. */
public final class Tables {
    private static final List<String> NAMES = List.of("nas-bench-201", "nas-bench-201-cifar-100", "nas-bench-macro");

    private Tables() {}

    /** The names of all tables. */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * What is in the table of this name.
     *
     * @param where place of the name, for messages
     * @throws InputException if there is none
     */
    public static TableDescription describe(String name, Where where) {
        if (!NAMES.contains(name)) {
            throw new InputException(where, "found no table called [" + name + "], " + Nearest.hint(name, NAMES));
        }
        String file = name + ".yaml";
        try (InputStream stream = Tables.class.getResourceAsStream("/nas4j/spaces/tables/" + file)) {
            if (stream == null) {
                throw new IllegalStateException("no file [" + file + "] on the class path");
            }
            return description(YamlFile.read(file, stream).asMap("a map"));
        } catch (IOException e) {
            throw new UncheckedIOException("table [" + name + "] cannot be read", e);
        }
    }

    private static TableDescription description(YamlMap map) {
        return new TableDescription(
                text(map, "table"),
                text(map, "description"),
                text(map, "space"),
                text(map, "file"),
                text(map, "architecture"),
                map.find("score").map(node -> node.asText("a measurement")).orElse("accuracy"),
                map.require("columns").asList("a list of columns").stream()
                        .map(node -> column(node.asMap("a column")))
                        .toList(),
                map.find("devices")
                        .map(node -> devices(node.asMap("a file of devices")))
                        .orElse(null));
    }

    private static Column column(YamlMap map) {
        YamlNode columns = map.require("column");
        List<YamlNode> names = columns instanceof YamlList list ? list.items() : List.of(columns);
        return new Column(
                text(map, "measurement"),
                text(map, "unit"),
                Split.valueOf(text(map, "split").toUpperCase(Locale.ROOT)),
                map.find("share")
                        .map(node -> Double.parseDouble(node.asText("a share")))
                        .orElse(1.0),
                names.stream().map(name -> name.asText("a column")).toList());
    }

    private static Devices devices(YamlMap map) {
        return new Devices(text(map, "file"), text(map, "row"), text(map, "measurement"), text(map, "unit"));
    }

    private static String text(YamlMap map, String key) {
        return map.require(key).asText("a text");
    }
}
