package nas4j.experiments.yaml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nas4j.djl.data.file.Sizing;
import nas4j.djl.data.glyphs.Difficulty;
import nas4j.djl.data.glyphs.Glyphs;
import nas4j.djl.data.online.NamedData;
import nas4j.experiments.config.DataSource;
import nas4j.input.Where;
import nas4j.spaces.table.Tables;
import nas4j.spaces.yaml.YamlMap;
import nas4j.spaces.yaml.YamlNode;

/** Reads where data come from: the first key says what they are, the others are its options. */
final class DataReader {
    static final List<String> FOLDERS = List.of("idx", "cifar", "images", "masks");
    static final String ACCEPTED =
            "a map such as {generated: glyphs}, {named: mnist}, {idx: FOLDER}, {cifar: FOLDER}, {images: FOLDER}, {masks:"
                    + " FOLDER}, {table: nas-bench-201} or {predictor: NAME}";
    static final Path TABLES = Path.of("..", "shared", "data", "benchmarks");

    static final Path RESULTS = Path.of("results", "runs");
    private static final int GLYPH_SIZE = 28;
    private static final int LARGEST_IMAGE = 4096;

    private DataReader() {}

    static DataSource read(YamlMap map) {
        List<String> kinds = new ArrayList<>(List.of("generated", "named", "table", "predictor"));
        kinds.addAll(FOLDERS);
        Optional<String> kind = kinds.stream().filter(map::has).findFirst();
        if (kind.isEmpty()) {
            map.only(kinds); // names the key that is near
            throw map.notAccepted(ACCEPTED);
        }
        return switch (kind.get()) {
            case "generated" ->
                glyphs(map.only(List.of("generated", "difficulty", "size", "training", "test", "seed", "dense")));
            case "named" -> named(map.only(List.of("named")));
            case "table" -> table(map.only(List.of("table", "folder")));
            case "predictor" -> predicted(map.only(List.of("predictor", "results")));
            default -> folder(kind.get(), map.only(List.of(kind.get(), "size")));
        };
    }

    /** The place of the folder, or of the name where there is none. */
    static Where where(YamlMap map) {
        return Stream.concat(Stream.of("folder", "named", "table", "predictor", "generated"), FOLDERS.stream())
                .flatMap(key -> map.find(key).stream())
                .findFirst()
                .map(YamlNode::where)
                .orElse(map.where());
    }

    private static DataSource glyphs(YamlMap map) {
        map.require("generated").asOneOf(List.of(Glyphs.NAME));
        return new DataSource.Glyphs(
                map.find("difficulty")
                        .map(node -> Difficulty.named(node.asText("a difficulty"), node.where()))
                        .orElse(Difficulty.MEDIUM),
                map.find("size").map(node -> node.asInt(8, LARGEST_IMAGE)).orElse(GLYPH_SIZE),
                number(map, "training", 1, 10_000),
                number(map, "test", 1, 2_000),
                number(map, "seed", 0, 1),
                map.find("dense").map(YamlNode::asBoolean).orElse(false));
    }

    private static int number(YamlMap map, String key, int least, int byDefault) {
        return map.find(key).map(node -> node.asInt(least)).orElse(byDefault);
    }

    private static DataSource named(YamlMap map) {
        return new DataSource.Named(map.require("named").asOneOf(NamedData.names()));
    }

    private static DataSource table(YamlMap map) {
        YamlNode name = map.require("table");
        String text = name.asText("the name of a table");
        Tables.describe(text, name.where());
        return new DataSource.Table(
                text, map.find("folder").map(ExperimentReader::path).orElse(TABLES));
    }

    private static DataSource predicted(YamlMap map) {
        return new DataSource.Predicted(
                map.require("predictor").asText("the name of a predictor, or its file"),
                map.find("results").map(ExperimentReader::path).orElse(RESULTS));
    }

    private static DataSource folder(String kind, YamlMap map) {
        Sizing sizing = map.find("size").map(DataReader::sizing).orElse(new Sizing.AsStored());
        return new DataSource.Folder(kind, ExperimentReader.path(map.require(kind)), sizing);
    }

    private static Sizing sizing(YamlNode node) {
        int side = node.asInt(1, LARGEST_IMAGE);
        return new Sizing.To(side, side);
    }
}
