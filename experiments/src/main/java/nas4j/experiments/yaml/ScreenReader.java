package nas4j.experiments.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nas4j.experiments.config.EvaluationPlan;
import nas4j.experiments.config.ScreenPlan;
import nas4j.search.surrogate.Surrogate;
import nas4j.spaces.yaml.YamlMap;
import nas4j.spaces.yaml.YamlNode;

/** Reads how suggestions are looked at before anything is spent on them. */
public final class ScreenReader {
    static final String KEY = "screen";

    /** The least share that can be kept: one of twenty. */
    public static final double LEAST = 0.05;

    private static final String PREDICTOR = "predictor";
    private static final String PROXY = "proxy";
    private static final Pattern PERCENT = Pattern.compile("([0-9]{1,2}(?:\\.[0-9]{1,3})?)\\s*%");
    private static final double HUNDRED = 100;

    private ScreenReader() {}

    static ScreenPlan read(YamlNode node, YamlMap experiment) {
        YamlMap map = node.asMap("a map such as {by: predictor, keep: 20 %}");
        if (!map.has("by")) {
            map.only(List.of("by", "keep", PREDICTOR, "results", "model", PROXY, "batch", "device"));
        }
        Strategies.requireWholeBudget(experiment.require("search"), "behind a screen");
        ScreenPlan.By by = map.require("by").asOneOf(List.of(PREDICTOR, PROXY)).equals(PROXY)
                ? new ScreenPlan.Scored(
                        EvaluationReader.proxy(map.only(List.of("by", "keep", PROXY, "batch", "device"))))
                : predictor(map.only(List.of("by", "keep", PREDICTOR, "results", "model")));
        return new ScreenPlan(by, keep(map.require("keep")), map.where());
    }

    private static ScreenPlan.By predictor(YamlMap map) {
        if (!map.has(PREDICTOR)) {
            map.only(List.of("by", "keep", "model"));
            List<String> models = models();
            return new ScreenPlan.Learnt(
                    map.find("model").map(node -> node.asOneOf(models)).orElse(models.getFirst()));
        }
        map.only(List.of("by", "keep", PREDICTOR, "results"));
        return new ScreenPlan.Trained(
                map.require(PREDICTOR).asText("the name of a predictor, or its file"),
                map.find("results").map(ExperimentReader::path).orElse(DataReader.RESULTS));
    }

    /** What can learn from a search's own trials; the first unless an experiment says otherwise. */
    public static List<String> models() {
        return Surrogate.setting().words();
    }

    /** {@code 20 %}, {@code .2}. */
    private static double keep(YamlNode node) {
        Matcher percent = PERCENT.matcher(node.asText("a share such as 20 %"));
        double share = percent.matches() ? Double.parseDouble(percent.group(1)) / HUNDRED : node.asNumber(LEAST, 1);
        if (!(share >= LEAST && share < 1)) {
            throw node.notAccepted("a share from 5 % to below 100 %, such as 20 %");
        }
        return share;
    }

    static Map<String, Object> write(ScreenPlan plan) {
        Map<String, Object> map = new LinkedHashMap<>();
        switch (plan.by()) {
            case ScreenPlan.Learnt learnt -> {
                map.put("by", PREDICTOR);
                map.put("model", learnt.model());
            }
            case ScreenPlan.Trained trained -> {
                map.put("by", PREDICTOR);
                map.put(PREDICTOR, trained.name());
                map.put("results", trained.results().toString());
            }
            case ScreenPlan.Scored scored -> {
                EvaluationPlan.ByProxy proxy = scored.proxy();
                map.put("by", PROXY);
                map.put(PROXY, proxy.proxy());
                map.put("batch", proxy.batch());
                map.put("device", proxy.device());
            }
        }
        map.put("keep", plan.keep());
        return map;
    }
}
