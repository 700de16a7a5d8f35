package nas4j.experiments.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nas4j.experiments.prepare.CostMeasures;
import nas4j.experiments.prepare.LatencyMeasures;
import nas4j.experiments.yaml.Proxies;
import nas4j.onnx.quantize.ActivationType;
import nas4j.predictors.proxy.ZeroCostProxy;
import nas4j.spaces.Catalogue;
import nas4j.spaces.json.Schema;
import nas4j.spaces.json.SpaceSchema;

/** The JSON Schema (draft 2020-12) of experiment files: editors complete and check them with it. */
public final class ExperimentSchema {
    private ExperimentSchema() {}

    /** The schema as maps, lists, texts, numbers and truth values. */
    public static Map<String, Object> json() {
        Map<String, Object> json = file().document("Experiment");
        json.put("$defs", SpaceSchema.values());
        return json;
    }

    private static Schema file() {
        Map<String, Schema> keys = new LinkedHashMap<>();
        keys.put(
                "experiment",
                Schema.type("string")
                        .with("pattern", "^[a-z0-9][a-z0-9._-]{0,99}$")
                        .described("what it is called in the results"));
        keys.put(
                "space",
                Schema.type("string")
                        .with("minLength", 1)
                        .with("examples", Catalogue.names())
                        .described("a space of the catalogue, or a space file"));
        keys.put("quantize", SpaceSchema.quantize());
        keys.put("int8", layout());
        keys.put("data", DataSchemas.data());
        keys.put("objectives", Schema.list(objective()).with("minItems", 1).described("what counts as good"));
        keys.put(
                "constraints",
                Schema.list(Schema.type("string"))
                        .with("examples", List.of(List.of("parameters <= 200k", "macs <= 20M", "accuracy >= 90")))
                        .described("conditions on decisions, on costs and on what is measured"));
        keys.put(
                "descriptors",
                Schema.list(Schema.type("string"))
                        .with("examples", List.of(List.of("macs", "parameters")))
                        .described("what tells networks apart, for strategies that look for variety"));
        keys.put("scalar", ScalarSchemas.scalar());
        keys.put("search", SearchSchemas.search());
        keys.put("screen", ScreenSchemas.screen());
        keys.put("evaluate", EvaluationSchemas.evaluation());
        keys.put("budget", budget());
        keys.put(
                "seeds",
                Schema.list(Schema.type("integer").with("minimum", 0))
                        .with("uniqueItems", true)
                        .with("default", List.of(1, 2, 3))
                        .described("one search each, and one baseline each"));
        keys.put(
                "baseline",
                Schema.words(List.of("random", "off"))
                        .with("default", "random")
                        .described("whether random search is run beside it at the same cost"));
        keys.put("workers", Numbers.whole(1, "evaluations at once").with("default", 1));
        return Schema.object(List.of("experiment", "space", "data", "objectives", "search", "budget"), keys);
    }

    private static Schema layout() {
        return Schema.words(Stream.of(ActivationType.values())
                        .map(ActivationType::text)
                        .toList())
                .described("how whole numbers lie in the files of networks that round; else as the devices want it");
    }

    private static Schema objective() {
        List<String> names = new ArrayList<>(List.of("accuracy", "top-5", "miou", "mae"));
        names.addAll(CostMeasures.NAMES);
        names.addAll(LatencyMeasures.NAMES);
        Proxies.all().stream()
                .map(ZeroCostProxy::name)
                .filter(proxy -> !names.contains(proxy))
                .forEach(names::add);
        Schema name = Schema.type("string")
                .with("minLength", 1)
                .with("examples", names)
                .described("what is measured or counted, with its device where it depends on one");
        return Schema.anyOf(
                Schema.object(List.of("maximize"), Map.of("maximize", name)),
                Schema.object(List.of("minimize"), Map.of("minimize", name)));
    }

    private static Schema budget() {
        Map<String, Schema> keys = new LinkedHashMap<>();
        keys.put("trials", Numbers.whole(1, "evaluations of each search"));
        keys.put("time", Numbers.time("no evaluation of a search is begun after it"));
        return Schema.object(List.of("trials"), keys).described("how long each search looks");
    }
}
