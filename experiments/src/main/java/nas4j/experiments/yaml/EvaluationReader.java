package nas4j.experiments.yaml;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nas4j.djl.TrainingDevice;
import nas4j.djl.quantize.Observer;
import nas4j.experiments.config.EvaluationPlan;
import nas4j.experiments.config.EvaluationPlan.ByPredictor;
import nas4j.experiments.config.EvaluationPlan.ByProxy;
import nas4j.experiments.config.EvaluationPlan.BySupernet;
import nas4j.experiments.config.EvaluationPlan.ByTable;
import nas4j.experiments.config.EvaluationPlan.ByTraining;
import nas4j.experiments.config.Fidelity;
import nas4j.experiments.config.QuantisationRecipe;
import nas4j.experiments.config.TrainingRecipe;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.spaces.yaml.YamlMap;
import nas4j.spaces.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/** Reads how architectures are evaluated. */
final class EvaluationReader {
    static final String KERNELS = "kernels";

    private static final List<String> TRAINING = List.of(
            "by",
            "epochs",
            "final-epochs",
            "batch",
            "optimizer",
            "learning-rate",
            "momentum",
            "weight-decay",
            "schedule",
            "warm-up",
            "label-smoothing",
            "clip",
            "average",
            "crop",
            "mirror",
            "cutout",
            "validation",
            "device",
            "time-limit",
            "fidelity",
            "quantised-by",
            "quantised-epochs",
            "observer",
            "calibration-images");
    private static final List<String> SUPERNET = Stream.concat(
                    TRAINING.stream()
                            .filter(key -> !List.of("average", "fidelity").contains(key)),
                    Stream.of("sampler", KERNELS, "statistics", "agreement", "alone-epochs"))
            .toList();
    private static final List<String> PROXY = List.of("by", "proxy", "batch", "device");
    private static final double BELOW_ONE = Math.nextDown(1.0);
    private static final double SMALLEST = 1e-9;
    private static final double LARGEST = 1e6;
    /** A final training is this many times as long as a trial, unless said otherwise. */
    private static final int FINAL = 4;

    private EvaluationReader() {}

    /** What the data are decides where the file does not. */
    static EvaluationPlan read(YamlMap experiment, YamlMap data) {
        Optional<EvaluationPlan> known = data.has("table")
                ? Optional.of(new ByTable())
                : data.has("predictor") ? Optional.of(new ByPredictor()) : Optional.empty();
        YamlMap map = experiment
                .find("evaluate")
                .map(node -> node.asMap("a map such as {by: training, epochs: 3}"))
                .orElseGet(() -> new YamlMap(Map.of(), experiment.where()));
        String by = map.find("by")
                .map(node -> node.asOneOf(
                        List.of(ByTraining.NAME, ByTable.NAME, ByProxy.NAME, ByPredictor.NAME, BySupernet.NAME)))
                .orElse(known.map(EvaluationPlan::name).orElse(ByTraining.NAME));
        List<String> accepted =
                known.map(plan -> List.of(plan.name())).orElse(List.of(ByTraining.NAME, ByProxy.NAME, BySupernet.NAME));
        if (!accepted.contains(by)) {
            throw new InputException(
                    map.require("by").where(),
                    "found [" + by + "], accepted with these data: " + String.join(", ", accepted));
        }
        if (known.isPresent()) {
            map.only(List.of("by"));
            if (known.get() instanceof ByPredictor) {
                Strategies.requireWholeBudget(experiment.require("search"), "with evaluate: {by: predictor}");
            }
            return known.get();
        }
        if (by.equals(ByProxy.NAME)) {
            Strategies.requireWholeBudget(experiment.require("search"), "with evaluate: {by: proxy}");
            return proxy(map.only(PROXY));
        }
        if (by.equals(BySupernet.NAME)) {
            Strategies.requireWholeBudget(experiment.require("search"), "with evaluate: {by: supernet}");
            return supernet(map.only(SUPERNET));
        }
        return training(map.only(TRAINING), "epochs");
    }

    /** Where the sampler of a supernet is written, else what comes nearest. */
    static Where samplerPlace(YamlMap experiment) {
        return experiment
                .find("evaluate")
                .map(node -> node instanceof YamlMap map && map.has("sampler")
                        ? map.require("sampler").where()
                        : node.where())
                .orElse(experiment.require("space").where());
    }

    private static BySupernet supernet(YamlMap map) {
        String sampler = word(map, "sampler", BySupernet.SAMPLERS);
        return new BySupernet(
                number(map, "epochs", SMALLEST, LARGEST, 20),
                sampler,
                map.find(KERNELS)
                        .map(node -> node.asOneOf(BySupernet.KERNELS))
                        .orElseGet(() -> BySupernet.usualKernels(sampler)),
                (int) whole(map, "statistics", 1, 20),
                agreement(map),
                training(map, "alone-epochs"));
    }

    private static int agreement(YamlMap map) {
        int networks = (int) whole(map, "agreement", 0, 16);
        if (networks > 0 && networks < BySupernet.LEAST_AGREEMENT) {
            throw new InputException(
                    map.require("agreement").where(),
                    "found [" + networks + "], accepted: 0 for none, or at least " + BySupernet.LEAST_AGREEMENT
                            + " networks: the order of fewer says nothing");
        }
        return networks;
    }

    static ByProxy proxy(YamlMap map) {
        return new ByProxy(
                Proxies.named(map.require("proxy")),
                (int) whole(map, "batch", 2, 64),
                map.find("device").map(EvaluationReader::device).orElse("cpu"));
    }

    /** @param key of the epochs of a trial */
    private static ByTraining training(YamlMap map, String key) {
        double epochs = number(map, key, SMALLEST, LARGEST, 3);
        return new ByTraining(
                epochs,
                number(map, "final-epochs", SMALLEST, LARGEST, FINAL * epochs),
                recipe(map),
                number(map, "validation", SMALLEST, BELOW_ONE, .2),
                map.find("device").map(EvaluationReader::device).orElse("cpu"),
                limit(map),
                Fidelity.of(word(map, "fidelity", Fidelity.texts())),
                quantisation(map));
    }

    private static QuantisationRecipe quantisation(YamlMap map) {
        QuantisationRecipe usual = QuantisationRecipe.USUAL;
        String by = word(map, "quantised-by", List.of(QuantisationRecipe.CALIBRATION, QuantisationRecipe.TRAINING));
        boolean isTrained = by.equals(QuantisationRecipe.TRAINING);
        if (!isTrained && map.has("quantised-epochs")) {
            throw new InputException(
                    map.require("quantised-epochs").where(),
                    "found with [quantised-by: " + by + "], accepted: with quantised-by: training");
        }
        return new QuantisationRecipe(
                isTrained ? number(map, "quantised-epochs", SMALLEST, LARGEST, 1) : 0,
                word(map, "observer", Observer.texts()),
                (int) whole(map, "calibration-images", 1, usual.images()));
    }

    private static @Nullable Duration limit(YamlMap map) {
        return map.find("time-limit").map(Durations::read).orElse(null);
    }

    private static String device(YamlNode node) {
        String text = node.asText("cpu, gpu or gpu:N");
        try {
            return TrainingDevice.parse(text).toString();
        } catch (InputException e) {
            throw new InputException(node.where(), e.problem());
        }
    }

    private static TrainingRecipe recipe(YamlMap map) {
        String optimizer = word(map, "optimizer", List.of("sgd", "adamw"));
        boolean isSgd = optimizer.equals("sgd");
        return new TrainingRecipe(
                (int) whole(map, "batch", 1, 64),
                optimizer,
                number(map, "learning-rate", SMALLEST, LARGEST, isSgd ? .05 : .002),
                number(map, "momentum", 0, BELOW_ONE, .9),
                number(map, "weight-decay", 0, LARGEST, isSgd ? 5e-4 : 1e-2),
                word(map, "schedule", List.of("linear", "cosine", "step", "constant")),
                number(map, "warm-up", 0, BELOW_ONE, .05),
                number(map, "label-smoothing", 0, BELOW_ONE, 0),
                map.find("clip").map(node -> node.asNumber(SMALLEST, LARGEST)).orElse(null),
                map.find("average").map(node -> node.asNumber(0, BELOW_ONE)).orElse(null),
                (int) whole(map, "crop", 0, 0),
                map.find("mirror").map(YamlNode::asBoolean).orElse(false),
                (int) whole(map, "cutout", 0, 0));
    }

    private static double number(YamlMap map, String key, double least, double most, double byDefault) {
        return map.find(key).map(node -> node.asNumber(least, most)).orElse(byDefault);
    }

    private static long whole(YamlMap map, String key, int least, int byDefault) {
        return map.find(key).map(node -> node.asInt(least)).orElse(byDefault);
    }

    /** One of the words; the first unless the file says otherwise. */
    private static String word(YamlMap map, String key, List<String> words) {
        return map.find(key).map(node -> node.asOneOf(words)).orElse(words.getFirst());
    }
}
