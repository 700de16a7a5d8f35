package nas4j.experiments.predict.job;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import nas4j.experiments.predict.BaseFamily;
import nas4j.experiments.predict.CsvQuestion;
import nas4j.experiments.predict.ModelWords;
import nas4j.experiments.predict.job.PredictorJob.Data;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.spaces.yaml.YamlFile;
import nas4j.spaces.yaml.YamlMap;
import nas4j.spaces.yaml.YamlNode;

/** Reads a job that learns a predictor. What its names mean beyond the file is checked where it is run. */
public final class JobReader {
    private static final String PREDICTOR = "predictor";
    static final List<String> KEYS = List.of(
            PREDICTOR, "data", "space", "architecture", "target", "features", "sources", "model", "check", "direction");
    private static final List<String> CSV = List.of("csv", "where", "group");
    private static final List<String> SOURCES = List.of("columns", "rows", "base");
    private static final List<String> BASE = List.of("csv", "space", "target", "rows");
    private static final List<String> TRIALS = List.of("experiment", "results");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");
    private static final String RESULTS = "results/runs";
    private static final int TRAIN = 100;
    private static final int SEEDS = 10;
    private static final int SOURCE_ROWS = 500;

    private JobReader() {}

    /**
     * Reads a file.
     *
     * @throws InputException if it describes no job
     */
    public static PredictorJob read(Path file, String text) {
        YamlNode root = YamlFile.read(file.toString(), text);
        YamlMap map =
                root.asMap("a map with the keys " + String.join(", ", KEYS)).only(KEYS);
        YamlMap check = map.find("check")
                .map(node ->
                        node.asMap("a map such as {train: 100, seeds: 10}").only(List.of("train", "test", "seeds")))
                .orElseGet(() -> new YamlMap(Map.of(), map.where()));
        Optional<YamlMap> sources = map.find("sources")
                .map(node ->
                        node.asMap("a map such as {columns: [b], rows: 500}").only(SOURCES));
        return new PredictorJob(
                name(map.require(PREDICTOR)),
                data(map, sources),
                model(map),
                sources.flatMap(each -> each.find("base")).map(JobReader::base),
                check.find("train")
                        .map(node -> node.asInt(sources.isPresent() ? 0 : 1))
                        .orElse(TRAIN),
                check.find("test").map(node -> node.asInt(2)).orElse(Integer.MAX_VALUE),
                check.find("seeds").map(node -> node.asInt(1)).orElse(SEEDS),
                map.find("direction")
                        .map(node ->
                                node.asOneOf(List.of("maximize", "minimize")).equals("maximize"))
                        .orElse(true),
                sources.flatMap(each -> each.find("rows"))
                        .map(node -> node.asInt(2))
                        .orElse(SOURCE_ROWS),
                text);
    }

    private static String name(YamlNode node) {
        String name = node.asText("a name");
        if (!NAME.matcher(name).matches()) {
            throw node.notAccepted("a name of lower-case letters, digits, hyphens, dots and _, such as cell-accuracy");
        }
        return name;
    }

    /** A name, or a map of it and its settings. */
    private static ModelWords model(YamlMap map) {
        Optional<YamlNode> found = map.find("model");
        if (found.isPresent() && found.get() instanceof YamlMap model) {
            Map<String, String> settings = new LinkedHashMap<>(model.texts());
            settings.remove(PREDICTOR);
            return new ModelWords(model.require(PREDICTOR).asText("a predictor"), settings, model.where());
        }
        return new ModelWords(
                found.map(node -> node.asText("a predictor, or a map such as {predictor: aio-p, tuning: all}"))
                        .orElse(ModelWords.AUTO),
                Map.of(),
                found.map(YamlNode::where).orElse(map.where()));
    }

    private static BaseFamily base(YamlNode node) {
        YamlMap base = node.asMap("a map such as {csv: FILE, space: nas-bench-201, target: c10_val200_s}")
                .only(BASE);
        Map<String, Where> places = new LinkedHashMap<>();
        for (String key : BASE) {
            places.put(key, base.find(key).map(YamlNode::where).orElse(base.where()));
        }
        CsvQuestion question = new CsvQuestion(
                Path.of(base.require("csv").asText("a file")),
                Optional.of(base.require("space").asText("a space")),
                Optional.empty(),
                base.require("target").asText("a column"),
                List.of(),
                List.of(),
                Map.of(),
                Optional.empty(),
                places);
        return new BaseFamily(
                question, base.find("rows").map(rows -> rows.asInt(2)).orElse(BaseFamily.ROWS));
    }

    private static Data data(YamlMap map, Optional<YamlMap> sources) {
        YamlMap data = map.require("data").asMap("{csv: FILE} or {experiment: NAME}");
        String target = map.require("target").asText("what is predicted");
        List<String> features = texts(map.find("features"), "a list of columns");
        if (data.has("experiment")) {
            for (String key : List.of("space", "architecture", "sources")) {
                map.find(key).ifPresent(node -> {
                    throw new InputException(
                            node.where(),
                            "found [" + key + "], accepted with trials of an experiment: nothing, as it says");
                });
            }
            data.only(TRIALS);
            return new Data.Trials(
                    Path.of(data.find("results")
                            .map(node -> node.asText("a folder"))
                            .orElse(RESULTS)),
                    data.require("experiment").asText("its name"),
                    target,
                    features);
        }
        data.only(CSV);
        return new Data.Csv(new CsvQuestion(
                Path.of(data.require("csv").asText("a file")),
                map.find("space").map(node -> node.asText("a space")),
                map.find("architecture").map(node -> node.asText("a column")),
                target,
                features,
                texts(sources.map(each -> each.require("columns")), "a list of columns"),
                data.find("where")
                        .map(node -> node.asMap("a map of cells by column").texts())
                        .orElse(Map.of()),
                data.find("group").map(node -> node.asText("a column")),
                places(map, data, sources)));
    }

    private static List<String> texts(Optional<YamlNode> list, String accepted) {
        return list.stream()
                .flatMap(node -> node.asList(accepted).stream())
                .map(node -> node.asText("a column"))
                .toList();
    }

    private static Map<String, Where> places(YamlMap map, YamlMap data, Optional<YamlMap> sources) {
        Map<String, Where> places = new LinkedHashMap<>();
        for (String key : List.of("space", "architecture", "target", "features")) {
            places.put(key, map.find(key).map(YamlNode::where).orElse(map.where()));
        }
        for (String key : CSV) {
            places.put(key, data.find(key).map(YamlNode::where).orElse(data.where()));
        }
        sources.ifPresent(each -> places.put("sources", each.where()));
        return places;
    }
}
