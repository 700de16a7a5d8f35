package nas4j.space.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nas4j.input.Where;
import nas4j.space.tree.Expression.Option;
import org.jspecify.annotations.Nullable;

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

    /** A decision between whole numbers, both ends included. */
    public static Expression integers(int from, int to) {
        return integers(from, to, 1);
    }

    /** A decision between whole numbers at equal distances, both ends included. */
    public static Expression integers(int from, int to, int step) {
        return new Expression.IntRange(of(from), of(to), of(step), Where.UNKNOWN);
    }

    /** A decision between 1,001 real numbers at equal distances, both ends included. */
    public static Expression reals(double from, double to) {
        return new Expression.FloatRange(of(from), of(to), false, of(POINTS), Where.UNKNOWN);
    }

    /** A decision between 1,001 positive real numbers at equal ratios, both ends included. */
    public static Expression logarithmic(double from, double to) {
        return new Expression.FloatRange(of(from), of(to), true, of(POINTS), Where.UNKNOWN);
    }

    private static Expression choice(boolean ordered, Object... values) {
        List<Option> options = new ArrayList<>(
                Arrays.stream(values).map(value -> option(null, value)).toList());
        return new Expression.OneOf(options, ordered, Where.UNKNOWN);
    }

    private static Option option(@Nullable String label, Object value) {
        return new Option(label, of(value));
    }
}
