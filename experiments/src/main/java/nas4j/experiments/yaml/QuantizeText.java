package nas4j.experiments.yaml;

import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nas4j.experiments.json.JsonText;
import nas4j.space.layer.Arguments;
import nas4j.space.tree.Expression;
import nas4j.space.tree.Quantize;

/** How a whole network rounds, as a file says it. */
public final class QuantizeText {
    private QuantizeText() {}

    /** JSON, which is YAML, so that {@code QuantizeReader} reads it again. */
    public static String text(Quantize quantize) {
        StringWriter text = new StringWriter();
        try (JsonText json = new JsonText(text)) {
            json.write(write(quantize));
        }
        return text.toString();
    }

    /** Maps, lists and texts that {@code QuantizeReader} reads again. */
    static Map<String, Object> write(Quantize quantize) {
        Map<String, Object> map = new LinkedHashMap<>();
        Quantize.KEYS.forEach(key -> {
            Expression value = quantize.values().get(key);
            if (value != null) {
                map.put(key, value(value));
            }
        });
        if (!quantize.skip().isEmpty()) {
            map.put("skip", quantize.skip().stream().map(Expression.Name::name).toList());
        }
        return map;
    }

    private static Object value(Expression value) {
        return switch (value) {
            case Expression.OneOf choice -> map("one-of", options(choice), "ordered", choice.ordered());
            case Expression.IntRange range -> map("int", ends(range.from(), range.to()), "step", text(range.step()));
            case Expression.FloatRange range ->
                map(
                        range.logarithmic() ? "log" : "float",
                        ends(range.from(), range.to()),
                        "points",
                        text(range.points()));
            case Expression.Num _, Expression.Name _, Expression.Unary _, Expression.Binary _, Expression.Call _ ->
                text(value);
        };
    }

    private static Map<String, Object> map(String key, Object value, String besides, Object beside) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key, value);
        map.put(besides, beside);
        return map;
    }

    private static Object options(Expression.OneOf choice) {
        if (choice.options().stream().allMatch(option -> option.label() == null)) {
            return choice.options().stream().map(option -> text(option.value())).toList();
        }
        Map<String, Object> labelled = new LinkedHashMap<>();
        choice.options().forEach(option -> labelled.put(String.valueOf(option.label()), value(option.value())));
        return labelled;
    }

    private static List<String> ends(Expression from, Expression to) {
        return List.of(text(from), text(to));
    }

    private static String text(Expression value) {
        return switch (value) {
            case Expression.Num number -> Arguments.text(number.value());
            case Expression.Name name -> name.name();
            case Expression.Unary unary -> "(" + unary.operator().text() + " " + text(unary.operand()) + ")";
            case Expression.Binary binary ->
                "(" + text(binary.left()) + " " + binary.operator().text() + " " + text(binary.right()) + ")";
            case Expression.Call call ->
                call.arguments().stream()
                        .map(QuantizeText::text)
                        .collect(Collectors.joining(", ", call.function() + "(", ")"));
            case Expression.OneOf _, Expression.IntRange _, Expression.FloatRange _ ->
                throw new IllegalArgumentException("a decision has no text of its own");
        };
    }
}
