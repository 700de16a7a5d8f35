package nas4j.spaces.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nas4j.evaluate.Split;
import nas4j.input.InputException;
import nas4j.input.Nearest;
import nas4j.input.Where;
import nas4j.space.Costs.Cost;
import nas4j.spaces.table.TableDescription.Column;
import nas4j.spaces.table.TableDescription.Devices;
import nas4j.spaces.table.TableDescription.Identity;
import nas4j.spaces.table.TableDescription.Source;
import nas4j.spaces.yaml.YamlFile;
import nas4j.spaces.yaml.YamlList;
import nas4j.spaces.yaml.YamlMap;
import nas4j.spaces.yaml.YamlNode;

/** The tables that the platform can read: the files {@code nas4j/spaces/tables/NAME.yaml}. */
public final class Tables {
    private static final List<String> NAMES = List.of(
            "accel-nasbench",
            "mixed-precision-nas-bench-201",
            "nas-bench-201",
            "nas-bench-201-cifar-100",
            "nas-bench-macro",
            "ofa-mbv3-imagenet",
            "transnas-bench-101-macro",
            "transnas-bench-101-micro",
            "zero-cost-nas-bench-201");

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
                where(map),
                map.require("rows").asInt(1),
                identity(map),
                map.find("score").map(node -> node.asText("a measurement")).orElse("accuracy"),
                map.find("cost").map(node -> node.asText("a measurement")).orElse(Cost.MACS.text()),
                map.require("columns").asList("a list of columns").stream()
                        .map(node -> column(node.asMap("a column")))
                        .toList(),
                map.find("devices")
                        .map(node -> devices(node.asMap("a file of devices")))
                        .orElse(null));
    }

    private static Identity identity(YamlMap map) {
        if (map.has("architecture")) {
            return new Identity.Named(text(map, "architecture"));
        }
        Map<String, Identity.Cell> cells = new LinkedHashMap<>();
        map.require("decisions").asMap("a map of decisions").entries().forEach((path, entry) -> {
            String[] words = entry.value()
                    .asText("a column, and the number of a word or character")
                    .split(" ", -1);
            int place = words.length > 1 ? Integer.parseInt(words[words.length - 1]) - 1 : 0;
            cells.put(path, new Identity.Cell(words[0], place, words.length > 2 && words[1].equals("character")));
        });
        List<String> codes = map.find("codes").stream()
                .flatMap(node -> node.asList("a list of labels").stream())
                .map(node -> node.asText("a label"))
                .toList();
        return new Identity.Decided(cells, codes);
    }

    private static Map<String, String> where(YamlMap map) {
        Map<String, String> where = new LinkedHashMap<>();
        map.find("where")
                .ifPresent(node -> node.asMap("a map of cells")
                        .entries()
                        .forEach((column, entry) ->
                                where.put(column, entry.value().asText("what is in the cell"))));
        return where;
    }

    private static Column column(YamlMap map) {
        List<YamlNode> range = map.require("range").asList("the least and the largest number");
        return new Column(
                text(map, "measurement"),
                map.find("unit").map(node -> node.asText("a unit")).orElse(""),
                Split.valueOf(text(map, "split").toUpperCase(Locale.ROOT)),
                map.find("device").map(node -> node.asText("a device")).orElse(""),
                map.find("share")
                        .map(node -> Double.parseDouble(node.asText("a share")))
                        .orElse(1.0),
                Double.parseDouble(range.getFirst().asText("a number")),
                Double.parseDouble(range.getLast().asText("a number")),
                map.has("weighted") ? weighted(map.require("weighted").asMap("a weighted mean")) : mean(map));
    }

    private static Source mean(YamlMap map) {
        YamlNode columns = map.require("column");
        List<YamlNode> names = columns instanceof YamlList list ? list.items() : List.of(columns);
        return new Source.Mean(
                names.stream().map(name -> name.asText("a column")).toList());
    }

    private static Source weighted(YamlMap map) {
        return new Source.Weighted(
                text(map, "digits"),
                text(map, "by"),
                map.require("weights").asList("a list of weights").stream()
                        .map(weight -> Double.parseDouble(weight.asText("a weight")))
                        .toList());
    }

    private static Devices devices(YamlMap map) {
        return new Devices(
                text(map, "file"),
                text(map, "row"),
                text(map, "measurement"),
                text(map, "unit"),
                Double.parseDouble(text(map, "least")));
    }

    private static String text(YamlMap map, String key) {
        return map.require(key).asText("a text");
    }
}
