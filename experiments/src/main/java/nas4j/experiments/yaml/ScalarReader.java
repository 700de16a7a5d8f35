package nas4j.experiments.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nas4j.evaluate.Objective;
import nas4j.evaluate.scalar.MnasNet;
import nas4j.evaluate.scalar.Scalarization;
import nas4j.evaluate.scalar.WeightedSum;
import nas4j.input.InputException;
import nas4j.spaces.yaml.YamlMap;
import nas4j.spaces.yaml.YamlNode;

/** Reads and writes how objectives are combined to one loss. */
final class ScalarReader {
    private static final String WEIGHTED = "weighted";
    private static final String SOFT = "mnasnet-soft";
    private static final String HARD = "mnasnet-hard";
    private static final String ACCEPTED =
            "one of {mnasnet-soft: {target: T, exponent: w}}, {mnasnet-hard: {target: T}}, {weighted: [{weight: 1, best:"
                    + " 100, worst: 50}, …]}";
    private static final double LARGEST = 1e15;
    private static final double SMALLEST = 1e-9;

    private ScalarReader() {}

    static Scalarization read(YamlNode node, List<Objective> objectives) {
        YamlMap map = node.asMap(ACCEPTED).only(List.of(WEIGHTED, SOFT, HARD));
        if (map.keys().size() != 1) {
            throw node.notAccepted(ACCEPTED);
        }
        YamlMap.Entry form = map.entries().values().iterator().next();
        return form.key().equals(WEIGHTED)
                ? weighted(form.value(), objectives)
                : mnasNet(form.value(), form.key().equals(SOFT), objectives);
    }

    private static MnasNet mnasNet(YamlNode node, boolean soft, List<Objective> objectives) {
        if (objectives.size() != 2
                || !objectives.get(0).maximized()
                || objectives.get(1).maximized()) {
            throw new InputException(
                    node.where(),
                    "found objectives " + objectives + ", accepted: one to maximize, then one to minimize");
        }
        YamlMap map = node.asMap(ACCEPTED).only(soft ? List.of("target", "exponent") : List.of("target"));
        double target = map.require("target").asNumber(SMALLEST, LARGEST);
        return soft ? MnasNet.soft(target, exponent(map)) : MnasNet.hard(target);
    }

    private static double exponent(YamlMap map) {
        return map.find("exponent").map(node -> -negative(node)).orElse(MnasNet.PAPER_EXPONENT);
    }

    /** How far below zero a number is. */
    private static double negative(YamlNode node) {
        String text = node.asText("a number up to 0, such as -0.07");
        try {
            double value = Double.parseDouble(text);
            if (value <= 0 && value > -LARGEST) {
                return -value;
            }
        } catch (NumberFormatException e) {
            throw node.notAccepted("a number up to 0, such as -0.07");
        }
        throw node.notAccepted("a number up to 0, such as -0.07");
    }

    private static WeightedSum weighted(YamlNode node, List<Objective> objectives) {
        List<YamlNode> nodes = node.asList("a list with a weight for each objective");
        if (nodes.size() != objectives.size()) {
            throw new InputException(
                    node.where(), "found [" + nodes.size() + "] weights, accepted: " + objectives.size());
        }
        List<WeightedSum.Part> parts = new ArrayList<>();
        for (YamlNode each : nodes) {
            YamlMap map = each.asMap("{weight: 1, best: 100, worst: 50}").only(List.of("weight", "best", "worst"));
            parts.add(part(
                    each,
                    map.find("weight").map(w -> w.asNumber(0, LARGEST)).orElse(1.0),
                    map.require("best").asNumber(-LARGEST, LARGEST),
                    map.require("worst").asNumber(-LARGEST, LARGEST)));
        }
        return new WeightedSum(parts);
    }

    private static WeightedSum.Part part(YamlNode node, double weight, double best, double worst) {
        try {
            return new WeightedSum.Part(weight, best, worst);
        } catch (IllegalArgumentException e) {
            throw new InputException(node.where(), String.valueOf(e.getMessage()));
        }
    }

    /** What {@link #read} reads. */
    static Map<String, Object> write(Scalarization scalar) {
        return switch (scalar) {
            case MnasNet form
            when form.alpha() == form.beta() ->
                Map.of(SOFT, ordered("target", form.target(), "exponent", form.alpha()));
            case MnasNet form -> Map.of(HARD, Map.of("target", form.target()));
            case WeightedSum sum ->
                Map.of(WEIGHTED, sum.parts().stream().map(ScalarReader::write).toList());
        };
    }

    private static Map<String, Object> write(WeightedSum.Part part) {
        Map<String, Object> map = ordered("weight", part.weight(), "best", part.best());
        map.put("worst", part.worst());
        return map;
    }

    private static Map<String, Object> ordered(String first, double value, String second, double other) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(first, value);
        map.put(second, other);
        return map;
    }
}
