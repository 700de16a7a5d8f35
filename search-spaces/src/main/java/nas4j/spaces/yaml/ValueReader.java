package nas4j.spaces.yaml;

import java.util.LinkedHashMap;
import java.util.Map;
import nas4j.input.InputException;
import nas4j.space.tree.Expression;
import nas4j.space.tree.ExpressionParser;

/** Reads values: expressions, and decisions between them. */
final class ValueReader {
    static final String ACCEPTED =
            "a value such as 16, relu or 16 * width, or a decision such as {one-of: [1, 2]} or {int: [1, 8]}";
    private static final String CUT_AT_COMMA = "\nMaybe in quotes? Inside { } and [ ] a comma ends a value.";
    private static final int LONGEST = 2_000;

    private ValueReader() {}

    /** Whether the node can only be a decision between values. */
    static boolean isDecision(YamlNode node) {
        return node instanceof YamlMap map && DecisionReader.KEYWORDS.stream().anyMatch(map::has);
    }

    static Expression value(YamlNode node) {
        if (!(node instanceof YamlMap map)) {
            return expression(node, ACCEPTED);
        }
        return DecisionReader.decision(isDecision(map) ? map : map.only(DecisionReader.KEYWORDS));
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
}
