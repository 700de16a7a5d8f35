package nas4j.experiments.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nas4j.experiments.yaml.Proxies;
import nas4j.experiments.yaml.ScreenReader;
import nas4j.predictors.proxy.ZeroCostProxy;
import nas4j.spaces.json.Schema;

/** Schemas of how suggestions are looked at before anything is spent on them. */
final class ScreenSchemas {
    private ScreenSchemas() {}

    static Schema screen() {
        return Schema.anyOf(learnt(), trained(), proxy())
                .described("suggestions that promise least are left out before anything is spent on them");
    }

    private static Schema learnt() {
        Map<String, Schema> keys = keys("predictor");
        keys.put(
                "model",
                Schema.words(ScreenReader.models())
                        .with("default", ScreenReader.models().getFirst())
                        .described("what learns from the search's own trials"));
        return Schema.object(List.of("by", "keep"), keys);
    }

    private static Schema trained() {
        Map<String, Schema> keys = keys("predictor");
        keys.put("predictor", Schema.type("string").with("minLength", 1).described("a trained predictor, or its file"));
        keys.put("results", Schema.type("string").with("minLength", 1).described("folder of the results where it is"));
        return Schema.object(List.of("by", "keep", "predictor"), keys);
    }

    private static Schema proxy() {
        Map<String, Schema> keys = keys("proxy");
        keys.put(
                "proxy",
                Schema.words(Proxies.all().stream().map(ZeroCostProxy::name).toList())
                        .described("what scores untrained networks; more is better"));
        keys.put("batch", Numbers.whole(2, "images that are looked at").with("default", 64));
        keys.put("device", EvaluationSchemas.device());
        return Schema.object(List.of("by", "keep", "proxy"), keys);
    }

    private static Map<String, Schema> keys(String by) {
        Map<String, Schema> keys = new LinkedHashMap<>();
        keys.put("by", Schema.words(List.of(by)));
        keys.put(
                "keep",
                Schema.anyOf(
                                Numbers.share(ScreenReader.LEAST, "share"),
                                Schema.type("string").with("pattern", "^[0-9]{1,2}(\\.[0-9]{1,3})?\\s*%$"))
                        .described("share of the suggestions that is evaluated, such as 20 %"));
        return keys;
    }
}
