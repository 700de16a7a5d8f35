package nas4j.spaces.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.space.tree.Expression;
import nas4j.space.tree.ExpressionParser;

/** Reads values: expressions and decisions. */
final class ValueReader {
    /** The keys that make a map a decision between values. */
    static final List<String> KEYWORDS = List.of("one-of", "int", "float", "log");

    static final String ACCEPTED =
            "a value such as 16, relu or 16 * width, or a decision such as {one-of: [1, 2]} or {int: [1, 8]}";
    private static final String CUT_AT_COMMA = "\nMaybe in quotes? Inside { } and [ ] a comma ends a value.";
    private static final int LONGEST = 2_000;
    private static final double DEFAULT_POINTS = 1001;

    private ValueReader() {}

    /** Whether the node can only be a decision between values. */
    static boolean isDecision(YamlNode node) {
        return node instanceof YamlMap map && KEYWORDS.stream().anyMatch(map::has);
    }

    static Expression value(YamlNode node) {
        if (!isDecision(node)) {
            return expression(node, ACCEPTED);
        }
        YamlMap map = node.asMap(ACCEPTED);
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

    static Map<String, Expression> valuesByName(YamlMap map) {
        Map<String, Expression> values = new LinkedHashMap<>();
        for (YamlMap.Entry entry : map.entries().values()) {
            values.put(Names.name(entry.key(), entry.keyWhere()), value(entry.value()));
        }
        return values;
    }

    static Expression expression(YamlNode node, String accepted) {
        String text = node.asText(accepted);
        if (text.length() > LONGEST) {
            throw node.notAccepted("an expression of at most %,d characters".formatted(LONGEST));
        }
        try {
            return ExpressionParser.parse(text, node.where());
        } catch (InputException e) {
            boolean open = text.chars().filter(c -> c == '(').count()
                    > text.chars().filter(c -> c == ')').count();
            throw open ? new InputException(e.where(), e.problem() + CUT_AT_COMMA) : e;
        }
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
            read.add(new Expression.Option(Names.label(entry.key(), entry.keyWhere()), value(entry.value())));
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
            read.add(new Expression.Option(null, expression(option, ACCEPTED)));
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
                .map(node -> expression(node, "a whole number"))
                .orElseGet(() -> new Expression.Num(byDefault, map.where()));
    }

    private static List<Expression> ends(YamlNode node) {
        String accepted = "the two ends of the range, such as [1, 8]";
        List<YamlNode> ends = node.asList(accepted);
        if (ends.size() != 2) {
            Where where = node.where();
            throw new InputException(where, "found a list of [" + ends.size() + "], accepted: " + accepted);
        }
        return ends.stream().map(end -> expression(end, "a number")).toList();
    }
}
