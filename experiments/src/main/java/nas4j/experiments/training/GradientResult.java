package nas4j.experiments.training;

import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nas4j.djl.supernet.differentiable.Found;
import nas4j.experiments.json.JsonText;
import nas4j.input.InputException;
import nas4j.search.differentiable.Mixture;
import nas4j.search.differentiable.SearchEpoch;
import nas4j.spaces.yaml.YamlFile;
import nas4j.spaces.yaml.YamlMap;
import nas4j.spaces.yaml.YamlNode;

/**
 * What a search by gradients came to, as it is kept: {@code search-SEED.json}.
 *
 * @param genotype of the network that was found
 * @param epoch that it comes from, from 1
 * @param processorTime of the search
 * @param mixtures what has weights, in the order of each epoch's strengths
 * @param epochs all that were done, in order
 */
public record GradientResult(
        String genotype, int epoch, Duration processorTime, List<Mixture> mixtures, List<SearchEpoch> epochs) {
    private static final double MILLIS = 1000;
    private static final double MOST = 1e300;
    private static final String ACCEPTED = "a result of a search by gradients";

    public GradientResult {
        mixtures = List.copyOf(mixtures);
        epochs = List.copyOf(epochs);
    }

    static GradientResult of(Found found, Duration processorTime) {
        return new GradientResult(
                found.genotype().text(), found.epoch(), processorTime, found.mixtures(), found.epochs());
    }

    /** Name of the file that it is kept in. */
    public static String file(long seed) {
        return "search-" + seed + ".json";
    }

    /** The epoch that the network comes from. */
    public SearchEpoch chosen() {
        return epochs.get(epoch - 1);
    }

    /** As JSON; {@link #read} gives the same again. */
    String json() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("genotype", genotype);
        map.put("epoch", epoch);
        map.put("processor-seconds", processorTime.toMillis() / MILLIS);
        map.put("mixtures", mixtures.stream().map(GradientResult::map).toList());
        map.put("epochs", epochs.stream().map(GradientResult::map).toList());
        StringWriter text = new StringWriter();
        try (JsonText json = new JsonText(text)) {
            json.write(map);
        }
        return text.toString();
    }

    private static Map<String, Object> map(Mixture mixture) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", mixture.name());
        map.put("branches", mixture.branches());
        map.put("choices", mixture.choices());
        map.put("zeros", mixture.zeros());
        map.put("skips", mixture.skips());
        return map;
    }

    private static Map<String, Object> map(SearchEpoch epoch) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("training-loss", epoch.trainingLoss());
        put(map, "validation-loss", epoch.validationLoss());
        put(map, "eigenvalue", epoch.eigenvalue());
        map.put("strengths", epoch.strengths());
        return map;
    }

    /** JSON has no word for what is not a number. */
    private static void put(Map<String, Object> map, String key, double value) {
        if (!Double.isNaN(value)) {
            map.put(key, value);
        }
    }

    /**
     * Reads what {@link #json} gave.
     *
     * @param name what messages say instead of a file
     * @throws InputException if it is something else
     */
    public static GradientResult read(String name, String json) {
        YamlMap map = YamlFile.read(name, json).asMap(ACCEPTED);
        List<SearchEpoch> epochs = new ArrayList<>();
        for (YamlNode each : map.require("epochs").asList(ACCEPTED)) {
            epochs.add(epoch(epochs.size() + 1, each.asMap(ACCEPTED)));
        }
        return new GradientResult(
                map.require("genotype").asText(ACCEPTED),
                map.require("epoch").asInt(1, epochs.size()),
                Duration.ofMillis(Math.round(number(map.require("processor-seconds")) * MILLIS)),
                map.require("mixtures").asList(ACCEPTED).stream()
                        .map(each -> mixture(each.asMap(ACCEPTED)))
                        .toList(),
                epochs);
    }

    private static Mixture mixture(YamlMap map) {
        return new Mixture(
                map.require("name").asText(ACCEPTED),
                map.require("branches").asList(ACCEPTED).stream()
                        .map(branch -> branch.asText(ACCEPTED))
                        .toList(),
                places(map.require("choices")),
                places(map.require("zeros")),
                places(map.require("skips")));
    }

    private static List<Integer> places(YamlNode node) {
        return node.asList(ACCEPTED).stream().map(place -> place.asInt(0)).toList();
    }

    private static SearchEpoch epoch(int number, YamlMap map) {
        return new SearchEpoch(
                number,
                number(map.require("training-loss")),
                map.find("validation-loss").map(GradientResult::number).orElse(Double.NaN),
                map.find("eigenvalue").map(GradientResult::number).orElse(Double.NaN),
                map.require("strengths").asList(ACCEPTED).stream()
                        .map(own -> own.asList(ACCEPTED).stream()
                                .map(GradientResult::number)
                                .toList())
                        .toList());
    }

    private static double number(YamlNode node) {
        return node.asNumber(-MOST, MOST);
    }
}
