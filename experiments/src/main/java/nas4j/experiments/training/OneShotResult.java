package nas4j.experiments.training;

import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nas4j.experiments.json.JsonText;
import nas4j.input.InputException;
import nas4j.search.differentiable.Mixture;
import nas4j.search.differentiable.SearchEpoch;
import nas4j.spaces.yaml.YamlFile;
import nas4j.spaces.yaml.YamlMap;
import nas4j.spaces.yaml.YamlNode;

/**
 * What a training of a supernet came to that finds networks, as it is kept: {@code search-SEED.json}.
 *
 * @param tasks that they are for, one for each network; empty where there is one network for all
 * @param genotypes of the networks that were found, at least one
 * @param epoch that they come from, from 1
 * @param processorTime of the search
 * @param mixtures what has weights, in the order of each epoch's strengths
 * @param epochs all that were done, in order
 */
public record OneShotResult(
        List<String> tasks,
        List<String> genotypes,
        int epoch,
        Duration processorTime,
        List<Mixture> mixtures,
        List<SearchEpoch> epochs) {
    private static final String TASKS = "tasks";
    private static final double MILLIS = 1000;
    private static final double MOST = 1e300;
    private static final String ACCEPTED = "a result of a search in a supernet";

    public OneShotResult {
        tasks = List.copyOf(tasks);
        genotypes = List.copyOf(genotypes);
        mixtures = List.copyOf(mixtures);
        epochs = List.copyOf(epochs);
        if (!tasks.isEmpty() && tasks.size() != genotypes.size()) {
            throw new IllegalArgumentException(
                    "found [" + genotypes.size() + "] networks, accepted: one for each of " + tasks);
        }
    }

    static OneShotResult of(OneShotRun.Outcome found, Duration processorTime) {
        return new OneShotResult(
                found.tasks(), found.genotypes(), found.epoch(), processorTime, found.mixtures(), found.epochs());
    }

    /** Name of the file that it is kept in. */
    public static String file(long seed) {
        return "search-" + seed + ".json";
    }

    /** The epoch that the networks come from. */
    public SearchEpoch chosen() {
        return epochs.get(epoch - 1);
    }

    /** The genotype of each task's network, in the order of the tasks; none where there is one network for all. */
    public Map<String, String> networks() {
        Map<String, String> networks = new LinkedHashMap<>();
        for (int task = 0; task < tasks.size(); task++) {
            networks.put(tasks.get(task), genotypes.get(task));
        }
        return networks;
    }

    /** As JSON; {@link #read} gives the same again. */
    String json() {
        Map<String, Object> map = new LinkedHashMap<>();
        if (!tasks.isEmpty()) {
            map.put(TASKS, tasks);
        }
        map.put("genotypes", genotypes);
        map.put("epoch", epoch);
        map.put("processor-seconds", processorTime.toMillis() / MILLIS);
        map.put("mixtures", mixtures.stream().map(OneShotResult::map).toList());
        map.put("epochs", epochs.stream().map(OneShotResult::map).toList());
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
    public static OneShotResult read(String name, String json) {
        YamlMap map = YamlFile.read(name, json).asMap(ACCEPTED);
        List<SearchEpoch> epochs = new ArrayList<>();
        for (YamlNode each : map.require("epochs").asList(ACCEPTED)) {
            epochs.add(epoch(epochs.size() + 1, each.asMap(ACCEPTED)));
        }
        return new OneShotResult(
                map.find(TASKS).map(OneShotResult::texts).orElse(List.of()),
                texts(map.require("genotypes")),
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
                texts(map.require("branches")),
                places(map.require("choices")),
                places(map.require("zeros")),
                places(map.require("skips")));
    }

    private static List<String> texts(YamlNode node) {
        return node.asList(ACCEPTED).stream().map(each -> each.asText(ACCEPTED)).toList();
    }

    private static List<Integer> places(YamlNode node) {
        return node.asList(ACCEPTED).stream().map(place -> place.asInt(0)).toList();
    }

    private static SearchEpoch epoch(int number, YamlMap map) {
        return new SearchEpoch(
                number,
                number(map.require("training-loss")),
                map.find("validation-loss").map(OneShotResult::number).orElse(Double.NaN),
                map.find("eigenvalue").map(OneShotResult::number).orElse(Double.NaN),
                map.require("strengths").asList(ACCEPTED).stream()
                        .map(own -> own.asList(ACCEPTED).stream()
                                .map(OneShotResult::number)
                                .toList())
                        .toList());
    }

    private static double number(YamlNode node) {
        return node.asNumber(-MOST, MOST);
    }
}
