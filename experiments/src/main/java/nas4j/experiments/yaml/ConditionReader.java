package nas4j.experiments.yaml;

import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nas4j.input.Where;
import nas4j.space.tree.Condition;
import nas4j.space.tree.Expression;
import nas4j.space.tree.Expression.Operator;
import nas4j.space.tree.ExpressionParser;
import nas4j.spaces.yaml.YamlNode;

/** Reads constraints: those of spaces, and limits of what is measured on a device, {@code latency-p50 on host <= 5}. */
final class ConditionReader {
    private static final Map<String, Operator> OPERATORS =
            Map.of("<", Operator.LESS, "<=", Operator.AT_MOST, ">", Operator.GREATER, ">=", Operator.AT_LEAST);
    private static final Pattern ON_DEVICE = Pattern.compile("([A-Za-z][\\w.-]*)\\s+on\\s+(\\S+?)\\s*(<=|<|>=|>)(.*)");

    /** Read where it is known what predicts latencies. */
    private static final Pattern PROBABLE = Pattern.compile("predicted-latency\\s+on\\s.*");

    private ConditionReader() {}

    static Condition read(YamlNode node) {
        String text = node.asText("a condition such as macs <= 20M").strip();
        if (PROBABLE.matcher(text).matches()) {
            return new Condition(text, new Expression.Name(text, node.where()));
        }
        Matcher matcher = ON_DEVICE.matcher(text);
        return new Condition(
                text, matcher.matches() ? onDevice(matcher, node.where()) : ExpressionParser.parse(text, node.where()));
    }

    private static Expression onDevice(Matcher matcher, Where where) {
        return new Expression.Binary(
                Objects.requireNonNull(OPERATORS.get(matcher.group(3))),
                new Expression.Name(matcher.group(1) + " on " + matcher.group(2), where),
                ExpressionParser.parse(matcher.group(4).strip(), where),
                where);
    }
}
