package nas4j.space.compile;

import nas4j.space.layer.Arguments;
import nas4j.space.tree.Expression;

/** The text of an expression without blanks, as it names an option. */
final class ExpressionText {
    private ExpressionText() {}

    static String of(Expression expression) {
        return switch (expression) {
            case Expression.Num number -> Arguments.text(number.value());
            case Expression.Name name -> name.name();
            case Expression.Unary unary -> unary.operator().text() + of(unary.operand());
            case Expression.Binary binary ->
                of(binary.left()) + binary.operator().text().replace("=", "~") + of(binary.right());
            case Expression.Call call ->
                call.function()
                        + "("
                        + String.join(
                                ",",
                                call.arguments().stream()
                                        .map(ExpressionText::of)
                                        .toList())
                        + ")";
            case Expression.OneOf _ -> "one-of";
            case Expression.IntRange _ -> "int";
            case Expression.FloatRange range -> range.logarithmic() ? "log" : "float";
        };
    }
}
