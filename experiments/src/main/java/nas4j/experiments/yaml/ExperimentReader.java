package nas4j.experiments.yaml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import nas4j.evaluate.Descriptor;
import nas4j.evaluate.Objective;
import nas4j.experiments.config.CostPlan;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.config.Goal;
import nas4j.experiments.config.Places;
import nas4j.experiments.config.ScreenPlan;
import nas4j.experiments.config.SearchBudget;
import nas4j.experiments.config.SearchPlan;
import nas4j.experiments.yaml.device.DeviceReader;
import nas4j.input.InputException;
import nas4j.search.Setting;
import nas4j.space.tree.Condition;
import nas4j.spaces.yaml.QuantizeReader;
import nas4j.spaces.yaml.YamlMap;
import nas4j.spaces.yaml.YamlNode;

/** Reads an experiment. What its names mean beyond the file (is there such a space?) is checked where it is opened. */
public final class ExperimentReader {
    /** Key of what rounds in the space's networks. */
    static final String QUANTIZE = "quantize";

    /** Key of how whole numbers lie in files. */
    static final String INT8 = "int8";

    static final List<String> KEYS = List.of(
            "experiment",
            "space",
            QUANTIZE,
            INT8,
            "data",
            "objectives",
            "constraints",
            "descriptors",
            "scalar",
            "search",
            ScreenReader.KEY,
            "evaluate",
            "budget",
            "seeds",
            "baseline",
            "workers");

    /** Key of the network that a strategy begins with. */
    static final String FROM = "from";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");
    private static final double LARGEST = 1e15;

    private ExperimentReader() {}

    /**
     * The experiment that a file which is already read describes.
     *
     * @throws InputException if it does not describe one
     */
    public static Experiment read(YamlNode root) {
        YamlMap map =
                root.asMap("a map with the keys " + String.join(", ", KEYS)).only(KEYS);
        YamlMap data = map.require("data").asMap(DataReader.ACCEPTED);
        List<YamlMap.Entry> each = objectives(map.require("objectives"));
        List<Objective> objectives = objectives(each, map.require("objectives"));
        return new Experiment(
                name(map.require("experiment")),
                map.require("space").asText("the name of a space, or a space file"),
                map.find(QUANTIZE).map(QuantizeReader::read).orElse(null),
                map.find(INT8).map(DeviceReader::activations).orElse(null),
                DataReader.read(data),
                new Goal(
                        objectives,
                        constraints(map),
                        descriptors(map),
                        map.find("scalar")
                                .map(node -> ScalarReader.read(node, objectives))
                                .orElse(null)),
                search(map),
                EvaluationReader.read(map, data),
                budget(map.require("budget").asMap("a map such as {trials: 60}")),
                seeds(map),
                map.find("baseline").map(ExperimentReader::baseline).orElse(true),
                map.find("workers").map(node -> node.asInt(1)).orElse(1),
                new Places(
                        map.require("space").where(),
                        DataReader.where(data),
                        map.require("objectives").where(),
                        each.stream().map(entry -> entry.value().where()).toList(),
                        map.find("descriptors")
                                .map(YamlNode::where)
                                .orElse(map.require("search").where()),
                        map.require("search").where(),
                        EvaluationReader.samplerPlace(map)));
    }

    private static String name(YamlNode node) {
        String name = node.asText("a name");
        if (!NAME.matcher(name).matches()) {
            throw node.notAccepted("a name of lower-case letters, digits, hyphens, dots and _, such as mnist-mobile");
        }
        return name;
    }

    private static List<YamlMap.Entry> objectives(YamlNode node) {
        List<YamlMap.Entry> entries = new ArrayList<>();
        for (YamlNode each : node.asList("a list such as [maximize: accuracy]")) {
            YamlMap map = each.asMap("maximize: NAME or minimize: NAME").only(List.of("maximize", "minimize"));
            if (map.keys().size() != 1) {
                throw each.notAccepted("one of maximize: NAME and minimize: NAME");
            }
            entries.addAll(map.entries().values());
        }
        return entries;
    }

    private static List<Objective> objectives(List<YamlMap.Entry> entries, YamlNode node) {
        List<Objective> objectives = entries.stream()
                .map(entry -> objective(entry.value(), entry.key().equals("maximize")))
                .toList();
        if (objectives.isEmpty() || objectives.stream().distinct().count() < objectives.size()) {
            throw node.notAccepted("one objective or more, each once");
        }
        return objectives;
    }

    /** {@code accuracy}, {@code latency-p50 on host}. */
    private static Objective objective(YamlNode node, boolean maximized) {
        String[] parts = node.asText("a measurement such as accuracy").strip().split("\\s+on\\s+", 2);
        return new Objective(parts[0].strip(), maximized, parts.length > 1 ? parts[1].strip() : "");
    }

    private static List<Condition> constraints(YamlMap map) {
        return map
                .find("constraints")
                .map(node -> node.asList("a list of conditions, such as [macs <= 20M]"))
                .orElse(List.of())
                .stream()
                .map(ConditionReader::read)
                .toList();
    }

    private static List<Descriptor> descriptors(YamlMap map) {
        List<YamlNode> nodes = map.find("descriptors")
                .map(node -> node.asList("a list of measurements, such as [macs, parameters]"))
                .orElse(List.of());
        List<Descriptor> descriptors = new ArrayList<>();
        for (YamlNode node : nodes) {
            Objective parts = objective(node, false);
            Descriptor descriptor = new Descriptor(parts.measurement(), parts.device());
            if (descriptors.contains(descriptor)) {
                throw new InputException(node.where(), "found the descriptor [" + descriptor + "] twice");
            }
            descriptors.add(descriptor);
        }
        return descriptors;
    }

    private static SearchPlan search(YamlMap experiment) {
        YamlMap map = experiment.require("search").asMap("a map such as {strategy: random}");
        if (!map.has("strategy")) {
            map.only(List.of("strategy")); // names the key that was meant; the others are the strategy's to know
        }
        YamlNode strategy = map.require("strategy");
        List<Setting> settings = Strategies.settings(strategy);
        List<String> known = new ArrayList<>(List.of("strategy"));
        String name = strategy.asText("a strategy");
        if (Strategies.named(name).beginsAtGiven()) {
            known.add(FROM);
        }
        if (OneShotReader.trainsSupernet(name)) {
            known.add(OneShotReader.COST);
            OneShotReader.requireTraining(experiment, name);
        }
        settings.forEach(setting -> known.add(setting.name()));
        map.only(known);
        Map<String, Double> values = new LinkedHashMap<>();
        for (Setting setting : settings) {
            values.put(
                    setting.name(),
                    map.find(setting.name())
                            .map(value -> setting(setting, value))
                            .orElse(setting.byDefault()));
        }
        String from = map.find(FROM)
                .map(value -> value.asText("a genotype of the space"))
                .orElse(null);
        ScreenPlan screen = experiment
                .find(ScreenReader.KEY)
                .map(value -> ScreenReader.read(value, experiment))
                .orElse(null);
        CostPlan cost = map.find(OneShotReader.COST).map(OneShotReader::cost).orElse(null);
        return new SearchPlan(name, values, from, screen, cost);
    }

    private static double setting(Setting setting, YamlNode node) {
        if (!setting.words().isEmpty()) {
            return setting.words().indexOf(node.asOneOf(setting.words()));
        }
        double value = node.asNumber(-LARGEST, LARGEST);
        if (!setting.accepts(value)) {
            throw node.notAccepted(setting.accepted());
        }
        return value;
    }

    private static SearchBudget budget(YamlMap map) {
        map.only(List.of("trials", "time"));
        return new SearchBudget(
                map.require("trials").asInt(1),
                map.find("time").map(Durations::read).orElse(null));
    }

    private static List<Long> seeds(YamlMap map) {
        List<YamlNode> nodes = map.find("seeds")
                .map(node -> node.asList("a list such as [1, 2, 3]"))
                .orElse(List.of());
        List<Long> seeds = new ArrayList<>();
        for (YamlNode node : nodes) {
            long seed = node.asInt(0);
            if (seeds.contains(seed)) {
                throw new InputException(node.where(), "found the seed [" + seed + "] twice");
            }
            seeds.add(seed);
        }
        return seeds.isEmpty() ? List.of(1L, 2L, 3L) : seeds;
    }

    private static boolean baseline(YamlNode node) {
        return node.asOneOf(List.of("random", "off")).equals("random");
    }

    static Path path(YamlNode node) {
        return Path.of(node.asText("a path"));
    }
}
