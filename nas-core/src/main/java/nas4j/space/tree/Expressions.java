package nas4j.space.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nas4j.input.Where;
import nas4j.space.tree.Expression.Option;

/**
 * Values for spaces written in Java. Wherever a value is wanted, a number, a truth value, a text in the language of
 * {@link ExpressionParser} or an {@link Expression} will do.
 */
public final class Expressions {
    private static final int POINTS = 1001;

    private Expressions() {}

    /**
     * The expression that a value stands for.
     *
     * @throws IllegalArgumentException if it is none of the kinds above
     */
    public static Expression of(Object value) {
        return switch (value) {
            case Expression expression -> expression;
            case Number number -> new Expression.Num(number.doubleValue(), Where.UNKNOWN);
            case Boolean truth -> new Expression.Name(truth.toString(), Where.UNKNOWN);
            case String text -> ExpressionParser.parse(text, Where.UNKNOWN);
            default -> throw new IllegalArgumentException("[" + value + "] is not a number, text or expression");
        };
    }

    /** A decision between values. */
    public static Expression oneOf(Object... values) {
        return choice(false, values);
    }

    /** A decision between values of which neighbours are alike. */
    public static Expression ordered(Object... values) {
        return choice(true, values);
    }

    /** A decision between values with labels of their own: {@code labelled("small", 16, "large", "8 * base")}. */
    public static Expression labelled(Object... labelsAndValues) {
        return labelledChoice(false, labelsAndValues);
    }

    /** A decision between values with labels of their own, of which neighbours are alike. */
    public static Expression labelledOrdered(Object... labelsAndValues) {
        return labelledChoice(true, labelsAndValues);
    }

    /** A decision between whole numbers, both ends included. */
    public static Expression integers(Object from, Object to) {
        return integers(from, to, 1);
    }

    /** A decision between whole numbers at equal distances, both ends included. */
    public static Expression integers(Object from, Object to, Object step) {
        return new Expression.IntRange(of(from), of(to), of(step), Where.UNKNOWN);
    }

    /** A decision between 1,001 real numbers at equal distances, both ends included. */
    public static Expression reals(Object from, Object to) {
        return reals(from, to, POINTS);
    }

    /** A decision between real numbers at equal distances, both ends included. */
    public static Expression reals(Object from, Object to, Object points) {
        return new Expression.FloatRange(of(from), of(to), false, of(points), Where.UNKNOWN);
    }

    /** A decision between 1,001 positive real numbers at equal ratios, both ends included. */
    public static Expression logarithmic(Object from, Object to) {
        return logarithmic(from, to, POINTS);
    }

    /** A decision between positive real numbers at equal ratios, both ends included. */
    public static Expression logarithmic(Object from, Object to, Object points) {
        return new Expression.FloatRange(of(from), of(to), true, of(points), Where.UNKNOWN);
    }

    private static Expression choice(boolean ordered, Object... values) {
        List<Option> options =
                Arrays.stream(values).map(value -> new Option(null, of(value))).toList();
        return new Expression.OneOf(options, ordered, Where.UNKNOWN);
    }

    private static Expression labelledChoice(boolean ordered, Object... labelsAndValues) {
        List<Option> options = new ArrayList<>();
        for (int k = 0; k < labelsAndValues.length; k += 2) {
            options.add(new Option((String) labelsAndValues[k], of(labelsAndValues[k + 1])));
        }
        return new Expression.OneOf(options, ordered, Where.UNKNOWN);
    }
}
