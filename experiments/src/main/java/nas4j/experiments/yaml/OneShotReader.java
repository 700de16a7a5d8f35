package nas4j.experiments.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import nas4j.experiments.config.CostPlan;
import nas4j.experiments.config.EvaluationPlan;
import nas4j.input.InputException;
import nas4j.search.differentiable.CostTerm;
import nas4j.search.oneshot.OneShotProvider;
import nas4j.space.Costs.Cost;
import nas4j.spaces.yaml.YamlMap;
import nas4j.spaces.yaml.YamlNode;

/** Reads what experiments say of searches in supernets, beside the settings of their strategies. */
public final class OneShotReader {
    /** An expected cost is added to the loss, or it is a factor of it; the first is the default. */
    public static final List<String> FORMS = List.of("added", "multiplied");

    /** λ of an added cost, unless an experiment says otherwise. */
    public static final double WEIGHT = CostTerm.Form.AddedLine.standard(1).weight();

    /** a of a multiplied cost, unless an experiment says otherwise. */
    public static final double FACTOR =
            CostTerm.Form.MultipliedLogarithm.standard(2).factor();

    /** b of a multiplied cost, unless an experiment says otherwise. */
    public static final double EXPONENT =
            CostTerm.Form.MultipliedLogarithm.standard(2).exponent();

    static final String COST = "cost";
    private static final List<String> COUNTED = Stream.of(
                    Cost.MACS, Cost.PARAMETERS, Cost.MODEL_BYTES, Cost.BIT_OPERATIONS)
            .map(Cost::text)
            .toList();
    private static final String LATENCY = "predicted-latency";
    private static final double LEAST = 1e-9;
    private static final double MOST = 1e15;

    private OneShotReader() {}

    static boolean trainsSupernet(String strategy) {
        return Strategies.named(strategy) instanceof OneShotProvider;
    }

    /** @throws InputException if networks are not trained, or are looked at before */
    static void requireTraining(YamlMap experiment, String strategy) {
        YamlMap data = experiment.require("data").asMap(DataReader.ACCEPTED);
        for (String without : List.of("table", "predictor")) {
            if (data.has(without)) {
                throw new InputException(
                        data.require(without).where(),
                        "found data without images, but the strategy " + strategy
                                + " trains on images; accepted: such as data: {cifar: FOLDER} or {generated: glyphs}");
            }
        }
        experiment
                .find("evaluate")
                .flatMap(node ->
                        node.asMap("a map such as {by: training, epochs: 3}").find("by"))
                .filter(by -> !by.asText("a way of evaluation").equals(EvaluationPlan.ByTraining.NAME))
                .ifPresent(by -> {
                    throw by.notAccepted(EvaluationPlan.ByTraining.NAME + ", as the networks that " + strategy
                            + " finds are trained alone");
                });
        experiment.find(ScreenReader.KEY).ifPresent(screen -> {
            throw new InputException(
                    screen.where(),
                    "found a screen, accepted with the strategy " + strategy
                            + ": none, as its networks follow from architecture weights");
        });
    }

    static CostPlan cost(YamlNode node) {
        YamlMap map = node.asMap("a map such as {measure: macs, reference: 5M}");
        YamlNode form = map.find("form").orElse(null);
        boolean isAdded = form == null || form.asOneOf(FORMS).equals(FORMS.getFirst());
        map.only(
                isAdded
                        ? List.of("measure", "reference", "form", "weight")
                        : List.of("measure", "reference", "form", "factor", "exponent"));
        String[] measure = measure(map.require("measure"));
        double reference = map.require("reference").asNumber(isAdded ? LEAST : Math.nextUp(1.0), MOST);
        ToDoubleFunction<String> number = key -> map.find(key)
                .map(value -> value.asNumber(LEAST, MOST))
                .orElseGet(() -> key.equals("weight") ? WEIGHT : key.equals("factor") ? FACTOR : EXPONENT);
        return new CostPlan(
                measure[0],
                measure.length > 1 ? measure[1] : "",
                isAdded
                        ? new CostTerm.Form.AddedLine(reference, number.applyAsDouble("weight"))
                        : new CostTerm.Form.MultipliedLogarithm(
                                reference, number.applyAsDouble("factor"), number.applyAsDouble("exponent")));
    }

    /** The measurement, and its device if it has one. */
    private static String[] measure(YamlNode node) {
        String[] parts = node.asText("a measurement such as macs").strip().split("\\s+on\\s+", 2);
        boolean isCounted = parts.length == 1 && COUNTED.contains(parts[0]);
        boolean isPredicted = parts.length == 2 && parts[0].equals(LATENCY) && !parts[1].isBlank();
        if (!isCounted && !isPredicted) {
            throw node.notAccepted(String.join(", ", COUNTED) + " or " + LATENCY + " on DEVICE");
        }
        return parts;
    }

    static Map<String, Object> write(CostPlan plan) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("measure", plan.text());
        map.put("reference", plan.form().reference());
        switch (plan.form()) {
            case CostTerm.Form.AddedLine added -> {
                map.put("form", FORMS.getFirst());
                map.put("weight", added.weight());
            }
            case CostTerm.Form.MultipliedLogarithm multiplied -> {
                map.put("form", FORMS.getLast());
                map.put("factor", multiplied.factor());
                map.put("exponent", multiplied.exponent());
            }
        }
        return map;
    }
}
