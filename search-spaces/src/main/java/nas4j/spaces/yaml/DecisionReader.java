package nas4j.spaces.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.space.tree.Expression;

/** Reads decisions between values. */
final class DecisionReader {
    /** The keys that make a map a decision between values. */
    static final List<String> KEYWORDS = List.of("one-of", "int", "float", "log");

    private static final double DEFAULT_POINTS = 1001;

    private DecisionReader() {}

    static Expression decision(YamlMap map) {
        if (map.has("one-of")) {
            return oneOf(map.only(List.of("one-of", "ordered")));
        }
        if (map.has("int")) {
            return integers(map.only(List.of("int", "step")));
        }
        return map.has("float")
                ? reals(map.only(List.of("float", "points")), "float", false)
                : reals(map.only(List.of("log", "points")), "log", true);
    }

    private static Expression oneOf(YamlMap map) {
        YamlNode options = map.require("one-of");
        boolean ordered = map.find("ordered").map(YamlNode::asBoolean).orElse(false);
        List<Expression.Option> read = options instanceof YamlMap labelled ? labelled(labelled) : listed(options);
        if (read.isEmpty()) {
            throw options.notAccepted("one value or more");
        }
        return new Expression.OneOf(read, ordered, map.where());
    }

    private static List<Expression.Option> labelled(YamlMap options) {
        List<Expression.Option> read = new ArrayList<>();
        for (YamlMap.Entry entry : options.entries().values()) {
            read.add(new Expression.Option(
                    Names.label(entry.key(), entry.keyWhere()), ValueReader.value(entry.value())));
        }
        return read;
    }

    private static List<Expression.Option> listed(YamlNode options) {
        List<Expression.Option> read = new ArrayList<>();
        Set<String> texts = new HashSet<>();
        for (YamlNode option : options.asList("a list of values, or a map of label: value")) {
            String text =
                    option.asText("a value; one that is a decision needs a label: {one-of: {label: {one-of: …}}}");
            if (!texts.add(text.strip())) {
                throw new InputException(option.where(), "found the option [" + option.found() + "] twice");
            }
            read.add(new Expression.Option(null, ValueReader.expression(option, ValueReader.ACCEPTED)));
        }
        return read;
    }

    private static Expression integers(YamlMap map) {
        List<Expression> ends = ends(map.require("int"));
        return new Expression.IntRange(ends.get(0), ends.get(1), optional(map, "step", 1), map.where());
    }

    private static Expression reals(YamlMap map, String key, boolean logarithmic) {
        List<Expression> ends = ends(map.require(key));
        Expression points = optional(map, "points", DEFAULT_POINTS);
        return new Expression.FloatRange(ends.get(0), ends.get(1), logarithmic, points, map.where());
    }

    private static Expression optional(YamlMap map, String key, double byDefault) {
        return map.find(key)
                .map(node -> ValueReader.expression(node, "a whole number"))
                .orElseGet(() -> new Expression.Num(byDefault, map.where()));
    }

    private static List<Expression> ends(YamlNode node) {
        String accepted = "the two ends of the range, such as [1, 8]";
        List<YamlNode> ends = node.asList(accepted);
        if (ends.size() != 2) {
            Where where = node.where();
            throw new InputException(where, "found a list of [" + ends.size() + "], accepted: " + accepted);
        }
        return ends.stream().map(end -> ValueReader.expression(end, "a number")).toList();
    }
}
